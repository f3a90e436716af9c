// No unseeded randomness, no clock and no timer: the platform's are trapped while the method makes a learner, learns and answers.

import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { answersOf, freshSequences, openSession, workFor } from '../session.ts'
import type { Subject } from '../subject.ts'
import { type TrappedCall, trapElementaryFunctions, trapNondeterminism } from '../traps.ts'

const SEQUENCES = 10

export const randomness: Check = {
  id: 'randomness',
  title: 'It draws no unseeded randomness and reads no clock',
  run: ({ subjects, seed }: Context) => ({
    faults: calls(subjects, trapNondeterminism).map(({ name, line }) => ({
      problem: `It calls ${name}`,
      place: { seed, ...(line === undefined ? {} : { line }) },
      expected: 'a trial that depends on its seed alone',
      got: `a call of ${name}`,
      remedy: remedyFor(name),
    })),
  }),
}

export const portable: Check = {
  id: 'portable',
  title: "It uses no functions whose bits depend on the platform (as far as calls can be seen: `**` can't)",
  run({ method, subjects, seed }: Context) {
    if (method.family === 'library') return { leftOut: "another library computes as it does: results are one machine's" }
    const faults = calls(subjects, trapElementaryFunctions).map(
      ({ name, line }): Fault => ({
        problem: `It calls ${name}, whose last bits differ between platforms`,
        place: { seed, ...(line === undefined ? {} : { line }) },
        expected: 'the same bits on every machine',
        got: `a call of ${name}`,
        remedy: 'use the function of the same purpose in engine/math.ts',
      }),
    )
    return { faults }
  },
}

function calls(subjects: readonly Subject[], trap: (work: () => void) => readonly TrappedCall[]): readonly TrappedCall[] {
  const found = new Map<string, TrappedCall>()
  for (const subject of subjects) {
    const sequences = freshSequences(subject, 2)
    const trapped = trap(() => {
      const session = openSession(subject)
      workFor(session, SEQUENCES, SEQUENCES)
      for (const sequence of sequences) answersOf(session.learner, sequence)
    })
    for (const call of trapped) found.set(`${call.name} ${call.line}`, call)
  }
  return [...found.values()]
}

function remedyFor(name: string): string {
  if (/random|UUID/i.test(name))
    return 'draw from `streams.weights` (first weights) or `streams.search` (all else); another library can be run `withSeededMath`'
  if (/^(timers\.)?(set|queue)/.test(name)) return 'do everything before `learn` returns: a learner is synchronous'
  return 'measure nothing inside a method: the harness counts and times'
}
