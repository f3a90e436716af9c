// `answer` does not learn: a validation in the middle of training changes neither the weights nor what is learned afterwards.

import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { answersOf, freshSequences, openSession, sameNumbers, workFor } from '../session.ts'
import { placeOf, type Subject } from '../subject.ts'

const SEQUENCES = 12

export const answering: Check = {
  id: 'answering',
  title: 'Answering does not disturb learning',
  run: ({ subjects }) => ({ faults: subjects.flatMap(subject => disturbs(subject) ?? []).slice(0, 1) }),
}

function disturbs(subject: Subject): Fault | undefined {
  const [asked, left] = [openSession(subject), openSession(subject)]
  const fault = (problem: string, got: string, remedy: string): Fault => ({
    problem,
    place: placeOf(subject),
    expected: 'the same weights whether or not it is asked for answers in between',
    got,
    remedy,
  })
  workFor(asked, SEQUENCES, SEQUENCES)
  const before = asked.learner.weights.slice()
  for (const sequence of freshSequences(subject, 4)) answersOf(asked.learner, sequence)
  if (!sameNumbers(asked.learner.weights, before))
    return fault('It changes its weights while it answers', 'other weights after four answers', 'learn in `learn` only')
  workFor(asked, 2 * SEQUENCES, SEQUENCES)
  workFor(left, SEQUENCES, SEQUENCES)
  workFor(left, 2 * SEQUENCES, SEQUENCES)
  if (sameNumbers(asked.learner.weights, left.learner.weights)) return undefined
  const remedy = 'keep what `answer` writes apart from what `learn` reads, and draw no random number in `answer`'
  return fault('Answers in between change what it learns afterwards', 'other weights after the same sequences', remedy)
}
