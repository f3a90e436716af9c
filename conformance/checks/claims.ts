// What else a method claims of itself: a training set that stays the same, gradients, and targets that are values.

import type { Sequence } from '../../engine/sequence.ts'
import { trialResult } from '../../runner/trial.ts'
import type { Check, Context } from '../check.ts'
import type { Fault } from '../finding.ts'
import { openSession, sameNumbers, workFor } from '../session.ts'
import { meets, placeOf, registryOf, type Subject, subjectOf } from '../subject.ts'

/** Enough for a set to come again, if it is not a large one. */
const PRESENTATIONS = 600
/** Batches are learned from at their end. */
const WEIGHT_CHANGES = 2

export const claims: Check = {
  id: 'claims',
  title: 'Its other claims hold: training set, gradients, kinds of targets',
  run(context: Context) {
    const { online, fixedTrainingSet, gradients } = context.method.capabilities
    const faults: Fault[] = []
    if (online && fixedTrainingSet)
      faults.push({
        problem: 'It claims two things that exclude each other',
        place: {},
        expected: 'online (each sequence once) or a fixed training set (the same ones again)',
        got: '`online: true` and `fixedTrainingSet: true`',
        remedy: 'set one of them to false',
      })
    const [subject] = context.subjects
    if (subject && fixedTrainingSet) faults.push(...noFixedSet(subject))
    if (gradients) faults.push(...context.subjects.flatMap(indifferent).slice(0, 1))
    faults.push(...kindsOfTargets(context))
    return { faults }
  },
}

function noFixedSet(subject: Subject): Fault[] {
  const pieces = workFor(openSession(subject), PRESENTATIONS, PRESENTATIONS)
  if (pieces.some(({ repeated }) => repeated > 0)) return []
  return [
    {
      problem: 'It claims a fixed training set, but presents fresh sequences only',
      place: placeOf(subject),
      expected: 'sequences kept from `draw` and presented again',
      got: `${pieces.reduce((sum, { presented }) => sum + presented.length, 0)} presentations without one that came again`,
      remedy: 'say `fixedTrainingSet: false`, or keep a set: `draw` once, then `present` at each look',
    },
  ]
}

/** A gradient is that of an error, and errors depend on targets. */
function indifferent(subject: Subject): Fault[] {
  const [given, other] = [openSession(subject), openSession(subject, { beforehand: withOtherTargets })]
  for (const session of [given, other])
    while (session.counters.weightChanges < WEIGHT_CHANGES && session.counters.sequences < PRESENTATIONS) session.work()
  if (!sameNumbers(given.learner.weights, other.learner.weights)) return []
  return [
    {
      problem: 'It claims gradients, but its weights do not depend on the targets',
      place: placeOf(subject),
      expected: `other weights after ${given.counters.sequences} sequences with other targets`,
      got: 'the same weights, bit for bit',
      remedy: 'say `gradients: false`, or see why the error does not reach the weights',
    },
  ]
}

/** d becomes 1 - d for one output; several outputs change places. */
function withOtherTargets({ targets, targetCount, targetSize }: Sequence): void {
  for (let target = 0; target < targetCount; target++) {
    const row = targets.subarray(target * targetSize, (target + 1) * targetSize)
    const first = row[0]!
    row.copyWithin(0, 1)
    row[targetSize - 1] = targetSize === 1 ? 1 - first : first
  }
}

function kindsOfTargets({ method, tasks, seed, options }: Context): Fault[] {
  const values = tasks
    .map(task => subjectOf(method, task, seed, options ? { options } : {}))
    .filter(({ instance }) => instance.signature.kind === 'regression')
  if (values.length === 0) return []
  const met = values.filter(meets)
  const { classificationOnly } = method.capabilities
  if (classificationOnly && met.length > 0)
    return [
      {
        problem: 'It claims to classify only, but does not skip a task whose targets are values',
        place: placeOf(met[0]!),
        expected: 'a reason from `skip`',
        got: 'nothing',
        remedy: "in `skip`, return a reason where `signature.kind` is 'regression'; or say `classificationOnly: false`",
      },
    ]
  if (classificationOnly) return []
  const runs = met.some(subject => {
    const small = { ...subject, spec: { ...subject.spec, budget: { sequences: 3 } } }
    return trialResult(small.spec, registryOf(small)).outcome.status !== 'failed'
  })
  if (runs) return []
  return [
    {
      problem: 'It claims to do more than to classify, but meets no task whose targets are values',
      place: met[0] ? placeOf(met[0]) : {},
      expected: `a trial that runs on one of ${values.length} such tasks`,
      got: met.length === 0 ? 'all of them skipped' : 'failed trials',
      remedy: 'say `classificationOnly: true`, or mend what fails there',
    },
  ]
}
