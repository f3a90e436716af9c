// Numbers stay finite at the method's own settings; where they do overflow, the trial ends as diverged and never with a result.

import type { Json } from '../../engine/canonical.ts'
import { jsonSchemaOf } from '../../runner/expected.ts'
import { trialResult } from '../../runner/trial.ts'
import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { answersOf, freshSequences, openSession, workFor } from '../session.ts'
import { meets, placeOf, registryOf, type Subject } from '../subject.ts'

const SEQUENCES = 30
const HUGE_RATE = 1e100

export const finite: Check = {
  id: 'finite',
  title: 'Its numbers are finite, and overflow counts as divergence',
  run(context: Context) {
    for (const subject of context.subjects) {
      const fault = notFinite(subject) ?? hidesOverflow(subject, context)
      if (fault) return { faults: [fault] }
    }
    return { faults: [] }
  },
}

function notFinite(subject: Subject): Fault | undefined {
  const session = openSession(subject)
  const { learner } = session
  const fault = (problem: string, got: string): Fault => ({
    problem,
    place: placeOf(subject),
    expected: 'finite numbers at its own settings on a small task',
    got,
    remedy: 'look for a division by zero, the logarithm of zero, or a step that is too large',
  })
  const sequences = freshSequences(subject, 3)
  for (;;) {
    const at = learner.weights.findIndex(weight => !Number.isFinite(weight))
    if (at >= 0)
      return fault(
        `A weight became ${learner.weights[at]}`,
        `weight ${at} is ${learner.weights[at]} after ${session.counters.sequences} sequences`,
      )
    for (const sequence of sequences) {
      const answer = answersOf(learner, sequence).find(value => !Number.isFinite(value))
      if (answer !== undefined) return fault(`It answers ${answer}`, `${answer} after ${session.counters.sequences} sequences`)
    }
    if (session.counters.sequences >= SEQUENCES) return undefined
    for (const { answered } of workFor(session, session.counters.sequences + 5))
      for (const { answers } of answered) {
        const answer = answers.find(value => !Number.isFinite(value))
        if (answer !== undefined)
          return fault(`It reports the answer ${answer}`, `${answer} after ${session.counters.sequences} sequences`)
      }
  }
}

/** A learning rate that overflows in a few updates, where the method has one. */
function hidesOverflow(subject: Subject, { method }: Context): Fault | undefined {
  if (!Object.hasOwn(jsonSchemaOf(method.options).properties ?? {}, 'learningRate')) return undefined
  const chosen = method.options.safeParse({ ...subject.spec.options, learningRate: HUGE_RATE })
  if (!chosen.success) return undefined
  const options = chosen.data as { readonly [name: string]: Json }
  const overflowing = { ...subject, spec: { ...subject.spec, options } }
  if (!meets(overflowing)) return undefined
  const fault = (got: string): Fault => ({
    problem: 'Overflow is not caught as divergence',
    place: placeOf(subject),
    expected: `with a learning rate of ${HUGE_RATE}: finite weights, or a trial that ends as diverged`,
    got,
    remedy:
      'let non-finite numbers reach `weights` and the reported answers; with `capabilities.gradients` the harness watches the weights',
  })
  const { outcome } = trialResult(overflowing.spec, registryOf(overflowing))
  // A refusal is no result either.
  if (outcome.status === 'diverged' || outcome.status === 'failed') return undefined
  const session = openSession(overflowing)
  workFor(session, SEQUENCES)
  const { weights } = session.learner
  const at = weights.findIndex(weight => !Number.isFinite(weight))
  return at < 0 ? undefined : fault(`a trial that ends ${outcome.status} although weight ${at} is ${weights[at]}`)
}
