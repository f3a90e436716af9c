// The harness decides whether a trial is solved, by the task's criterion; a method can only offer a candidate.

import type { RandomStream } from '../../engine/random.ts'
import { type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import type { Learner } from '../../methods/method.ts'
import type { Criterion, TaskInstance } from '../../tasks/task.ts'
import type { Counters } from '../record.ts'

export interface Judge {
  /** Hears of every training answer, in order. */
  answered(correct: boolean, error: number): void
  /** Whether the trial is solved now, after a piece of learning that ended in `progress`. */
  solved(progress: 'continue' | 'candidate', counters: Counters): boolean
  /** The counters when each earlier stage of the criterion was first met. */
  readonly milestones: Record<string, Counters>
}

/** Learners that are not `online` are judged on their candidates only. `random` draws the validation sequences, where the criterion needs any. */
export function judgeFor(instance: TaskInstance, learner: Learner, online: boolean, random: RandomStream): Judge {
  const { criterion } = instance
  return criterion.kind === 'window'
    ? windowJudge(criterion, instance, learner, online, random)
    : testJudge(criterion, instance, learner, online, random)
}

function windowJudge(
  { window, meanErrorBelow }: Extract<Criterion, { kind: 'window' }>,
  instance: TaskInstance,
  learner: Learner,
  online: boolean,
  random: RandomStream,
): Judge {
  const { inputKind, inputs, outputs } = instance.signature
  const errors = new Float64Array(window)
  const buffer = sequenceBuffer(inputKind, inputs, outputs)
  let answers = 0
  let correctInARow = 0
  const met = (): boolean => {
    if (correctInARow < window) return false
    let sum = 0
    for (let i = 0; i < window; i++) sum += errors[i]
    return sum / window < meanErrorBelow
  }
  const answered = (correct: boolean, error: number): void => {
    errors[answers++ % window] = error
    correctInARow = correct ? correctInARow + 1 : 0
  }
  return {
    milestones: {},
    answered,
    solved(progress) {
      if (progress === 'continue' && !online) return false
      if (progress === 'candidate') {
        // A finished net meets the window's conditions on fresh sequences; the first wrong answer settles it.
        correctInARow = 0
        for (let i = 0; i < window; i++) {
          instance.sample(random, buffer)
          const given = learner.answer(buffer)
          answered(instance.correct(given, buffer), instance.error(given, buffer))
          if (correctInARow <= i) return false
        }
      }
      return met()
    },
  }
}

function testJudge(
  { sequences, every, stages }: Extract<Criterion, { kind: 'test' }>,
  instance: TaskInstance,
  learner: Learner,
  online: boolean,
  random: RandomStream,
): Judge {
  const { inputKind, inputs, outputs } = instance.signature
  const set: SequenceBuffer[] = []
  const milestones: Record<string, Counters> = {}
  const mostWrong = Math.max(...stages.map(stage => stage.mostWrong))
  let nextCheck = every
  return {
    milestones,
    answered() {},
    solved(progress, counters) {
      if (progress === 'continue' && (!online || counters.sequences < nextCheck)) return false
      while (nextCheck <= counters.sequences) nextCheck += every
      while (set.length < sequences) {
        const buffer = sequenceBuffer(inputKind, inputs, outputs)
        instance.sample(random, buffer)
        set.push(buffer)
      }
      let wrong = 0
      let error = 0
      for (const sequence of set) {
        const answers = learner.answer(sequence)
        if (!instance.correct(answers, sequence) && ++wrong > mostWrong) return false
        error += instance.error(answers, sequence)
      }
      const meets = (stage: (typeof stages)[number]): boolean =>
        wrong <= stage.mostWrong && error / sequences < (stage.meanErrorBelow ?? Infinity)
      for (const stage of stages.slice(0, -1)) if (meets(stage)) milestones[stage.name] ??= { ...counters }
      return meets(stages.at(-1)!)
    },
  }
}
