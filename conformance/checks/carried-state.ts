// Sequences stand apart: an answer depends on the weights and on the sequence alone, not on what was answered or learned from just before.

import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { answersOf, freshSequences, openSession, workFor } from '../session.ts'
import { placeOf, type Subject } from '../subject.ts'

const SEQUENCES = 12

export const carriedState: Check = {
  id: 'carried-state',
  title: 'It answers a sequence alike, whatever it answered before',
  run({ subjects }) {
    const apart = subjects.filter(({ instance }) => !instance.signature.continuous)
    if (apart.length === 0) return { leftOut: 'the sequences of these tasks follow each other without a boundary' }
    return { faults: apart.flatMap(subject => carriesState(subject) ?? []).slice(0, 1) }
  },
}

function carriesState(subject: Subject): Fault | undefined {
  const session = openSession(subject)
  const [first, ...others] = freshSequences(subject, 5)
  const { learner } = session
  for (const stage of ['before learning', 'after learning']) {
    if (stage === 'after learning') workFor(session, SEQUENCES, SEQUENCES)
    const answers = answersOf(learner, first!)
    for (const other of others) answersOf(learner, other)
    const again = answersOf(learner, first!)
    const at = answers.findIndex((value, i) => !Object.is(value, again[i]))
    if (at >= 0)
      return {
        problem: `Its state leaks across sequences: its answer depends on what it answered before (${stage})`,
        place: placeOf(subject),
        expected: `${answers[at]} for output ${at} of a sequence, as the first time`,
        got: `${again[at]} after answers to ${others.length} other sequences`,
        remedy:
          'start every sequence from the same state: set it to zero at the beginning of `answer` and of each sequence in `learn`',
      }
  }
  return undefined
}
