// Levels of predictors over one sequence: the rows that each level gets to see, what it predicts of its next one, and the answer of all together.

import type { Sequence } from '../../engine/sequence.ts'
import type { Predictor } from './predictor.ts'
import { observe, type Stream, streamBuffer } from './stream.ts'
import { compress, leastFailure } from './surprise.ts'

export interface Level {
  readonly stream: Stream
  /** What the level said at each moment of its stream [moments × width of its predictor]. */
  readonly predictions: Float64Array
  /** The first row and those that the level failed to predict: the stream of the level above. */
  readonly unpredicted: Stream
  /** Mean over the predicted rows of their squared error, summed over a row's numbers. */
  readonly error: number
}

export interface Levels {
  /** All weights, the lowest level's first: a copy, in the same array at each reading. */
  readonly weights: Float64Array
  /** Runs the lowest `count` levels over a sequence and returns the multiply-adds. */
  run(sequence: Sequence, count: number): number
  /** What the last run made of a level, valid until the next one. */
  level(index: number): Level
  /**
   * The answers of the lowest `count` levels in the last run, which was over this sequence [targetCount × outputs], valid until the next call.
   * Each is that of the lowest level whose prediction could hold, or else of the highest.
   */
  answers(sequence: Sequence, count: number): Float64Array
}

/** `predictors` from the lowest level, which reads symbols, to the highest; rows have `size` numbers; for `threshold` see surprise.ts. */
export function levelsOf(predictors: readonly Predictor[], size: number, threshold: number): Levels {
  const streams = [...predictors, undefined].map(() => streamBuffer(size))
  const levels = predictors.map((_, s) => ({
    stream: streams[s],
    unpredicted: streams[s + 1],
    predictions: new Float64Array(0) as Float64Array,
    error: 0,
  }))
  const weights = new Float64Array(predictors.reduce((sum, each) => sum + each.weights.length, 0))
  const moments = new Int32Array(predictors.length)
  let answers = new Float64Array(0)
  return {
    get weights() {
      let at = 0
      for (const each of predictors) {
        weights.set(each.weights, at)
        at += each.weights.length
      }
      return weights
    },
    run(sequence, count) {
      let spent = 0
      observe(sequence, streams[0])
      for (let s = 0; s < count; s++) {
        const { stepCost, width } = predictors[s]
        // The last row may hold a target and no symbol.
        const steps = s === 0 ? sequence.length : streams[s].count
        levels[s].predictions = predictors[s].predict(streams[s], steps)
        levels[s].error = compress(levels[s].predictions, width, streams[s], threshold, streams[s + 1])
        spent += steps * stepCost
      }
      return spent
    },
    level: index => levels[index],
    answers({ targetCount, targetSize, targetSteps }, count) {
      if (answers.length < targetCount * targetSize) answers = new Float64Array(2 * targetCount * targetSize)
      moments.fill(0)
      for (let i = 0; i < targetCount; i++) {
        const step = targetSteps[i]
        for (let s = 0; s < count; s++) {
          const { stream, predictions } = levels[s]
          while (moments[s] + 1 < stream.count && stream.times[moments[s] + 1] <= step) moments[s]++
          const from = moments[s] * predictors[s].width
          if (s + 1 < count && !(leastFailure(predictions, from, targetSize) < threshold)) continue
          for (let unit = 0; unit < targetSize; unit++) answers[i * targetSize + unit] = predictions[from + unit]
          break
        }
      }
      return answers
    },
  }
}
