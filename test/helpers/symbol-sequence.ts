// Sequences of random symbols, for tests of what gathers them.

import type { RandomStream } from '../../engine/random.ts'
import { type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'

/** Random symbols, and random targets in [0, 1) at the steps that are asked for. */
export function symbolSequence(
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  length: number,
  hasTarget: (step: number) => boolean,
  random: RandomStream,
): SequenceBuffer {
  const sequence = sequenceBuffer('symbols', inputs, outputs)
  sequence.begin(length)
  for (let t = 0; t < length; t++) {
    sequence.setSymbol(t, random.integer(0, inputs - 1))
    if (!hasTarget(t)) continue
    sequence.addTarget(t)
    for (let k = 0; k < outputs; k++) sequence.setTarget(k, random.uniform())
  }
  return sequence
}
