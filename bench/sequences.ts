// Sequences of random inputs to work on.

import { randomStream } from '../engine/random.ts'
import { type InputKind, type SequenceBuffer, sequenceBuffer } from '../engine/sequence.ts'

/** Normal inputs or random symbols; a target after every `targetEvery` steps (at the last step only, where it is left out). */
export function randomSequence(
  { inputs, outputs }: { readonly inputs: number; readonly outputs: number },
  length: number,
  { inputKind = 'dense', targetEvery = length }: { readonly inputKind?: InputKind; readonly targetEvery?: number } = {},
): SequenceBuffer {
  const random = randomStream(['bench', inputs, outputs])
  const sequence = sequenceBuffer(inputKind, inputs, outputs)
  sequence.begin(length)
  for (let t = 0; t < length; t++) {
    if (inputKind === 'symbols') sequence.setSymbol(t, random.integer(0, inputs - 1))
    else for (let i = 0; i < inputs; i++) sequence.setInput(t, i, random.normal())
    if ((t + 1) % targetEvery !== 0) continue
    sequence.addTarget(t)
    for (let k = 0; k < outputs; k++) sequence.setTarget(k, random.uniform())
  }
  return sequence
}
