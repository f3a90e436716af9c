// Answers and weights have the shape that the contract names: the harness reads [targetCount × outputs] numbers from every answer.

import type { Sequence } from '../../engine/sequence.ts'
import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'
import { freshSequences, openSession } from '../session.ts'
import { placeOf, type Subject } from '../subject.ts'

const PIECES = 6

export const shapes: Check = {
  id: 'shapes',
  title: 'Its answers, weights and gradient have the right shape',
  run: ({ subjects }) => ({ faults: subjects.flatMap(subject => wrongShape(subject) ?? []).slice(0, 1) }),
}

function wrongShape(subject: Subject): Fault | undefined {
  const { learner, work } = openSession(subject)
  const [sequence] = freshSequences(subject, 1) as [Sequence]
  const first = wrongAnswer(subject, learner.answer(sequence), sequence, '`answer` returned')
  if (first) return first
  for (let i = 0; i < PIECES; i++) {
    const { progress, answered } = work()
    if (progress !== 'continue' && progress !== 'candidate')
      return {
        problem: 'Its `learn` returns something else than it should',
        place: placeOf(subject),
        expected: "`'continue'` or `'candidate'`",
        got: String(progress),
        remedy: "return `'candidate'` when it holds a net that it believes to solve the task, else `'continue'`",
      }
    for (const each of answered) {
      const fault = wrongAnswer(subject, each.answers, each.sequence, '`training.answered` was given')
      if (fault) return fault
    }
  }
  const { weights } = learner
  if (!(weights instanceof Float64Array) || weights.length === 0)
    return {
      problem: 'Its weights have the wrong type',
      place: placeOf(subject),
      expected: 'a Float64Array of all weights',
      got: weights instanceof Float64Array ? 'an empty one' : `a value of type ${typeof weights}`,
      remedy: 'keep all weights in one Float64Array, or copy them there after each update',
    }
  const gradient = learner.gradient?.(sequence)
  if (gradient && !(gradient instanceof Float64Array && gradient.length === weights.length))
    return {
      problem: 'Its gradient has the wrong length',
      place: placeOf(subject),
      expected: `a Float64Array of ${weights.length} numbers, one per weight`,
      got: `${gradient.length}`,
      remedy: 'return dE/dw in the order of `weights`',
    }
  return wrongAnswer(subject, learner.answer(sequence), sequence, '`answer` returned')
}

function wrongAnswer(
  subject: Subject,
  answers: unknown,
  { targetCount, targetSize }: Sequence,
  source: string,
): Fault | undefined {
  const wanted = targetCount * targetSize
  if (answers instanceof Float64Array && answers.length >= wanted) return undefined
  return {
    problem: `Its answers have the wrong shape: ${source} too ${answers instanceof Float64Array ? 'few numbers' : 'different a thing'}`,
    place: placeOf(subject),
    expected: `a Float64Array of ${wanted} numbers: ${targetCount} targets × ${targetSize} outputs, row by row`,
    got:
      answers instanceof Float64Array
        ? `${answers.length}`
        : `a value of type ${Array.isArray(answers) ? 'list' : typeof answers}`,
    remedy: 'answer at every target step of the sequence (`targetSteps`) with all outputs',
  }
}
