// The error of a sequence's answers as searches and growing nets measure it.

import type { Sequence } from '../../engine/sequence.ts'

/** Half the squared error, summed over targets and outputs, of answers [targetCount × targetSize]. */
export function squaredError(answers: Float64Array, { targets, targetCount, targetSize }: Sequence): number {
  let sum = 0
  for (let i = 0; i < targetCount * targetSize; i++) sum += (answers[i] - targets[i]) * (answers[i] - targets[i])
  return sum / 2
}
