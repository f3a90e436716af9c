// Levels of predictors over one sequence: which rows each level gets to see, what each predicts of the next one, and the answer of all together.

import type { Sequence } from '../../engine/sequence.ts'
import type { TrainingStream } from '../method.ts'
import type { Predictor } from './predictor.ts'
import { observe, type Stream, streamBuffer } from './stream.ts'
import { compress, expectedFailure } from './surprise.ts'

export interface Level {
  readonly stream: Stream
  /** What the level has last said of its stream, a row of `width` numbers for each moment. */
  readonly predictions: Float64Array
  readonly width: number
  /** Mean squared error of the rows that it had to predict, summed over their numbers. */
  readonly error: number
}

export interface Levels {
  /** All weights, the lowest level's first; a copy, the same array at each call. */
  weights(): Float64Array
  /** Runs the lowest `count` levels over a sequence. A level's results are valid until the next call. */
  run(sequence: Sequence, count: number): readonly Level[]
  /** The answers to the sequence that ran last, of the lowest `count` levels: see `answers` below [targetCount × outputs]. */
  answers(sequence: Sequence, count: number): Float64Array
  /** Multiply-adds of the last run. */
  cost(): number
}
/**
 * The lowest level reads symbols, each other one the rows that the one below it failed to predict. Of a target the lowest level whose prediction can be expected to hold
 * says the answer, else the highest one.
 */
export function levelsOf(predictors: readonly Predictor[], size: number, threshold: number): Levels {
  const levels = predictors.map(({ width }) => ({
    stream: streamBuffer(size),
    predictions: new Float64Array(0),
    width,
    error: 0,
  }))
  const all = new Float64Array(predictors.reduce((sum, { weights }) => sum + weights.length, 0))
  let answers = new Float64Array(0)
  let spent = 0
  return {
    weights() {
      let at = 0
      for (const { weights } of predictors) {
        all.set(weights, at)
        at += weights.length
      }
      return all
    },
    cost: () => spent,
    run(sequence, count) {
      observe(sequence, levels[0].stream)
      spent = 0
      for (let s = 0; s < count; s++) {
        const { stream, width } = levels[s]
        // The last row may hold a target only, which the lowest net cannot read.
        const steps = s === 0 ? sequence.length : stream.count
        levels[s].predictions = predictors[s].predict(stream, steps)
        spent += steps * predictors[s].stepCost
        levels[s].error = meanFailure(levels[s].predictions, width, stream)
        if (s + 1 < predictors.length) compress(levels[s].predictions, width, stream, threshold, levels[s + 1].stream)
      }
      return levels
    },
    answers({ targetCount, targetSize, targetSteps }, count) {
      if (answers.length < targetCount * targetSize) answers = new Float64Array(2 * targetCount * targetSize)
      for (let i = 0; i < targetCount; i++) {
        const step = targetSteps[i]
        let s = 0
        let from = 0
        for (; ; s++) {
          const { stream, width, predictions } = levels[s]
          from = lastUntil(stream, step) * width
          if (s + 1 >= count || expectedFailure(predictions, from, targetSize) < threshold) break
        }
        for (let unit = 0; unit < targetSize; unit++) answers[i * targetSize + unit] = levels[s].predictions[from + unit]
      }
      return answers
    },
  }
}
