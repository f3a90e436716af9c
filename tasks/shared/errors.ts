// How far a sequence's answers are from its targets: what most criteria of success are made of.

import type { Sequence } from '../../engine/sequence.ts'

/** Mean over all targets and outputs of |answer - target|. */
export function meanAbsoluteError(answers: Float64Array, { targets, targetCount, targetSize }: Sequence): number {
  const count = targetCount * targetSize
  let sum = 0
  for (let i = 0; i < count; i++) sum += Math.abs(answers[i] - targets[i])
  return sum / count
}

/** Whether every |answer - target| is below `bound`. */
export function allErrorsBelow(answers: Float64Array, { targets, targetCount, targetSize }: Sequence, bound: number): boolean {
  for (let i = 0; i < targetCount * targetSize; i++) if (!(Math.abs(answers[i] - targets[i]) < bound)) return false
  return true
}
