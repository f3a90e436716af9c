// The harness decides whether a trial is solved, by the task's criterion; a method can only offer a candidate.

import { type RandomStream, restoreStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import type { Learner } from '../../methods/method.ts'
import type { Criterion, FixedSets, TaskInstance } from '../../tasks/task.ts'
import type { Counters } from '../record.ts'

export interface Judge {
  /** Hears of every training answer, in order. */
  answered(correct: boolean, error: number): void
  /** Whether the trial is solved now, after a piece of learning that ended in `progress`. */
  solved(progress: 'continue' | 'candidate', counters: Counters): boolean
  /** The counters when each earlier stage of the criterion was first met. */
  readonly milestones: Record<string, Counters>
}

/**
 * Learners that are not `online` are judged on their candidates only. `sets` are the trial's fixed sets, where the task has them; `random`
 * draws the validation sequences, where the criterion needs any.
 */
export function judgeFor(
  instance: TaskInstance,
  sets: FixedSets | undefined,
  learner: Learner,
  online: boolean,
  random: RandomStream,
): Judge {
  const { criterion } = instance
  switch (criterion.kind) {
    case 'window':
      return windowJudge(criterion, instance, learner, online, random)
    case 'test':
      return testJudge(criterion, instance, learner, online, drawnAgain(instance, criterion.sequences, random))
    case 'sets': {
      if (sets === undefined)
        throw new TypeError(`Expected task '${instance.signature.task}' to have fixed sets for its criterion`)
      const judged = criterion.sets === 'both' ? [...sets.training, ...sets.test] : sets.training
      return testJudge({ every: criterion.every, stages: [{ ...criterion, name: 'solved' }] }, instance, learner, online, {
        count: judged.length,
        all: () => judged.values(),
      })
    }
  }
}

/** The sequences of a check, the same ones each time; a sequence is valid until the next. */
interface Judged {
  readonly count: number
  all(): Iterable<Sequence>
}

/** Draws the same sequences from the stream at every check instead of keeping them: ten thousand may be large, and most checks end early. */
function drawnAgain(instance: TaskInstance, count: number, random: RandomStream): Judged {
  const { inputKind, inputs, outputs } = instance.signature
  const buffer = sequenceBuffer(inputKind, inputs, outputs)
  const start = random.state()
  return {
    count,
    *all() {
      const again = restoreStream(start)
      for (let i = 0; i < count; i++) {
        instance.sample(again, buffer)
        yield buffer
      }
    },
  }
}

function windowJudge(
  { window, mostWrong = 0, meanErrorBelow = Number.POSITIVE_INFINITY }: Extract<Criterion, { kind: 'window' }>,
  instance: TaskInstance,
  learner: Learner,
  online: boolean,
  random: RandomStream,
): Judge {
  const { inputKind, inputs, outputs } = instance.signature
  const errors = new Float64Array(window)
  const wrong = new Uint8Array(window)
  const buffer = sequenceBuffer(inputKind, inputs, outputs)
  let answers = 0
  let wrongAnswers = 0
  const met = (): boolean => {
    if (answers < window || wrongAnswers > mostWrong) return false
    let sum = 0
    for (let i = 0; i < window; i++) sum += errors[i]
    return sum / window < meanErrorBelow
  }
  const answered = (correct: boolean, error: number): void => {
    const place = answers++ % window
    errors[place] = error
    wrongAnswers += (correct ? 0 : 1) - wrong[place]
    wrong[place] = correct ? 0 : 1
  }
  return {
    milestones: {},
    answered,
    solved(progress) {
      if (progress === 'continue' && !online) return false
      if (progress === 'candidate') {
        // A finished net meets the window's conditions on fresh sequences; one wrong answer too many settles it.
        answers = 0
        wrongAnswers = 0
        wrong.fill(0)
        for (let i = 0; i < window; i++) {
          instance.sample(random, buffer)
          const given = learner.answer(buffer)
          answered(instance.correct(given, buffer), instance.error(given, buffer))
          if (wrongAnswers > mostWrong) return false
        }
      }
      return met()
    },
  }
}

function testJudge(
  { every, stages }: Pick<Extract<Criterion, { kind: 'test' }>, 'every' | 'stages'>,
  instance: TaskInstance,
  learner: Learner,
  online: boolean,
  judged: Judged,
): Judge {
  const milestones: Record<string, Counters> = {}
  const mostWrong = Math.max(...stages.map(stage => stage.mostWrong))
  let nextCheck = every
  return {
    milestones,
    answered() {},
    solved(progress, counters) {
      if (progress === 'continue' && (!online || counters.sequences < nextCheck)) return false
      while (nextCheck <= counters.sequences) nextCheck += every
      let wrong = 0
      let error = 0
      for (const sequence of judged.all()) {
        const answers = learner.answer(sequence)
        if (!instance.correct(answers, sequence) && ++wrong > mostWrong) return false
        error += instance.error(answers, sequence)
      }
      const meets = (stage: (typeof stages)[number]): boolean =>
        wrong <= stage.mostWrong && error / judged.count < (stage.meanErrorBelow ?? Infinity)
      for (const stage of stages.slice(0, -1)) if (meets(stage)) milestones[stage.name] ??= { ...counters }
      return meets(stages.at(-1)!)
    },
  }
}
