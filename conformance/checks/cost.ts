// Costs are counted, so that remedies can be compared by them: every piece of work that looks at sequences spends multiply-adds, more of them
// on longer sequences, and every change of the weights is counted.

import { resolveParameters } from '../../runner/resolve.ts'
import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { openSession, type Session, sameNumbers, workFor } from '../session.ts'
import { faultsOn, meets, placeOf, type Subject, subjectOf } from '../subject.ts'

const PIECES = 12
const LONGER = 4
/** At the least: work that is done once for a sequence, whatever its length, may be the larger part. */
const GROWS = 1.02

export const cost: Check = {
  id: 'cost',
  title: 'It counts its multiply-adds and its changes of weights',
  run(context: Context) {
    const notes: string[] = []
    for (const subject of context.subjects) {
      const session = openSession(subject)
      const fault = miscounts(subject, session) ?? doesNotGrow(subject, session, context)
      if (fault) return { faults: [fault] }
      notes.push(`${Math.round(perStep(session))} on ${subject.task.id}`)
    }
    return { faults: [], note: `multiply-adds per step: ${notes.join(', ')}` }
  },
}

const perStep = ({ counters }: Session): number => counters.multiplyAdds / counters.steps

function miscounts(subject: Subject, session: Session): Fault | undefined {
  const fault = faultsOn(subject)
  const spend = 'call `training.spend` with the multiply-adds of each pass: steps × weights for a forward pass'
  const before = session.learner.weights.slice()
  for (let i = 0; i < PIECES; i++) {
    const { presented, spent } = session.work()
    const wrong = spent.find(value => !(Number.isFinite(value) && value >= 0))
    if (wrong !== undefined)
      return fault('It spends a number that is no cost', 'finite numbers of at least 0', `spend(${wrong})`, spend)
    const total = spent.reduce((sum, value) => sum + value, 0)
    if (presented.length > 0 && total === 0)
      return fault(
        'It looks at sequences at no cost',
        `multiply-adds for ${presented.length} sequences`,
        `spend(${spent.join(', ')})`,
        spend,
      )
  }
  // A part of the weights may be counts that every look at a sequence changes; learning is what comes at a cost.
  if (session.counters.weightChanges === 0 && !sameNumbers(before, session.learner.weights))
    return fault(
      'It changes its weights uncounted',
      'a call of `training.weightsChanged` for each change',
      `other weights after ${PIECES} pieces of work, and no call`,
      'call it after every update and for every candidate',
    )
  if (perStep(session) >= 1) return undefined
  const { multiplyAdds, steps } = session.counters
  return fault('It counts less than one multiply-add per step', `at least ${steps} for ${steps} steps`, `${multiplyAdds}`, spend)
}

/** A step costs no less where there are more of them: searches may give a candidate up early, so the comparison is of whole pieces. */
function doesNotGrow(subject: Subject, short: Session, { method, seed }: Context): Fault | undefined {
  const { task, spec } = subject
  const parameters = resolveParameters(task, { ...spec.parameters, lag: spec.parameters.lag * LONGER }, name => name)
  if (!parameters.ok) return undefined
  const longer = subjectOf(method, task, seed, { parameters: parameters.value, options: spec.options })
  if (!meets(longer)) return undefined
  const long = openSession(longer)
  workFor(long, Number.POSITIVE_INFINITY, PIECES)
  const stepsPerSequence = ({ counters }: Session): number => counters.steps / counters.sequences
  const costPerSequence = ({ counters }: Session): number => counters.multiplyAdds / counters.sequences
  if (stepsPerSequence(long) < 2 * stepsPerSequence(short) || costPerSequence(long) > GROWS * costPerSequence(short))
    return undefined
  return {
    problem: 'What it counts does not grow with the length of sequences',
    place: placeOf(longer),
    expected: `more than ${Math.round(costPerSequence(short))} multiply-adds a sequence, as at lag ${spec.parameters.lag}, for sequences ${LONGER} times as long`,
    got: `${Math.round(costPerSequence(long))}`,
    remedy: 'spend for every step of a sequence: `sequence.length` × the cost of a step',
  }
}
