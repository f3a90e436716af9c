// The learning curve, thinned as it is made: a point whenever the number of sequences has grown by a quarter (about ten points per
// decade, the first at 100), each the mean over the sequences since the point before.

import type { CurvePoint } from '../record.ts'

export interface LearningCurve {
  /** False, and nothing is added, where the errors since the last point no longer have a finite sum. */
  add(sequences: number, correct: boolean, error: number): boolean
  points(): CurvePoint[]
}

export function learningCurve(): LearningCurve {
  const points: CurvePoint[] = []
  let boundary = 100
  let count = 0
  let right = 0
  let errors = 0
  const close = (sequences: number): void => {
    points.push({ sequences, meanError: errors / count, fractionCorrect: right / count })
    count = right = errors = 0
  }
  let last = 0
  return {
    add(sequences, correct, error) {
      if (!Number.isFinite(errors + error)) return false
      last = sequences
      count++
      errors += error
      if (correct) right++
      if (sequences < boundary) return true
      close(sequences)
      while (boundary <= sequences) boundary = Math.ceil(boundary * 1.25)
      return true
    },
    points() {
      if (count > 0) close(last)
      return points
    },
  }
}
