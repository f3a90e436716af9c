// An online learner reports one answer for each sequence, given before it learns from it: the stopping rule watches these answers.

import type { Sequence } from '../../engine/sequence.ts'
import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { answersOf, copyOf, openSession } from '../session.ts'
import { faultsOn, type Subject } from '../subject.ts'

const PIECES = 8
/** What two routes to one answer may differ by, relative to the answers. */
const ROUNDING = 1e-6

export const online: Check = {
  id: 'online',
  title: 'It learns online as it claims: each sequence once, answered before it is learned',
  run({ method, subjects }: Context) {
    if (!method.capabilities.online) return { leftOut: 'it does not claim to be online' }
    return { faults: subjects.flatMap(subject => notOnline(subject) ?? []).slice(0, 1) }
  },
}

function notOnline(subject: Subject): Fault | undefined {
  const fault = faultsOn(subject)
  let first: Sequence | undefined
  const session = openSession(subject, {
    beforehand(sequence) {
      // Kept: the buffer is filled again.
      first ??= copyOf(sequence)
    },
  })
  // One piece behind: it answers before it learns.
  const behind = openSession(subject)
  let [presented, answered, repeated] = [0, 0, 0]
  for (let i = 0; i < PIECES; i++) {
    first = undefined
    const piece = session.work()
    presented += piece.presented.length
    answered += piece.answered.length
    repeated += piece.repeated
    const report = piece.answered[0]
    if (first !== undefined && report !== undefined) {
      const { targetSize } = first as Sequence
      const before = answersOf(behind.learner, first)
      // Rules that learn within a sequence change its later answers.
      const at = before
        .subarray(0, targetSize)
        .findIndex(
          (value, k) =>
            !Object.is(value, report.answers[k]) &&
            !(Math.abs(value - report.answers[k]!) <= ROUNDING * Math.max(1, Math.abs(value))),
        )
      if (at >= 0)
        return fault(
          'It claims to be online, but the answer that it reports is not the one that it had before learning',
          `${before[at]} for output ${at}, as \`answer\` gives before \`learn\``,
          `${report.answers[at]}, in piece ${i + 1}`,
          'call `training.answered` with the answers of the pass that came before the update',
        )
    }
    behind.work()
  }
  if (answered < presented)
    return fault(
      'It claims to be online, but does not report an answer for every sequence',
      `${presented} reported answers for ${presented} sequences`,
      `${answered}`,
      'call `training.answered(answers, sequence)` for each, or say `online: false`: it is then judged on the candidates that it offers',
    )
  if (repeated > 0 && subject.instance.fixedSets === undefined)
    return fault(
      'It claims to be online, but presents sequences again',
      'each sequence once',
      `${repeated} of ${presented} presentations were of a sequence presented before`,
      'say `online: false`, and `fixedTrainingSet: true` if the set stays the same',
    )
  return undefined
}
