// Sequences that stay, for the fixed sets of a trial.

import { type Sequence, type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'
import type { TaskSignature } from '../task.ts'

/** `count` sequences with memory of their own, each filled in by `fill`, which is told its number. */
export function newSequences(
  { inputKind, inputs, outputs }: TaskSignature,
  count: number,
  fill: (into: SequenceBuffer, index: number) => void,
): Sequence[] {
  return Array.from({ length: count }, (_, index) => {
    const sequence = sequenceBuffer(inputKind, inputs, outputs)
    fill(sequence, index)
    return sequence
  })
}
