// Answers judged by their sign: classes whose targets are two opposite numbers.

import type { Sequence } from '../../engine/sequence.ts'

/** Whether every answer lies on the same side of zero as its target. */
export function onTargetSide(answers: Float64Array, { targets, targetCount, targetSize }: Sequence): boolean {
  for (let i = 0; i < targetCount * targetSize; i++) if (!(answers[i] * targets[i] > 0)) return false
  return true
}
