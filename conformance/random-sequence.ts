// Weights and sequences at random, for gradients of any cell.

import type { Cell } from '../engine/graph.ts'
import type { RandomStream } from '../engine/random.ts'
import { type InputKind, type SequenceBuffer, sequenceBuffer } from '../engine/sequence.ts'

/** Uniform weights in ±1. */
export function randomWeights(weights: Float64Array, random: RandomStream): void {
  for (let i = 0; i < weights.length; i++) weights[i] = random.between(-1, 1)
}

/** A sequence of random inputs with a target at every third step and at the end. */
export function randomSequence(
  { inputs, outputs }: Pick<Cell, 'inputs' | 'outputs'>,
  inputKind: InputKind,
  length: number,
  random: RandomStream,
): SequenceBuffer {
  const sequence = sequenceBuffer(inputKind, inputs, outputs)
  sequence.begin(length)
  for (let t = 0; t < length; t++) {
    if (inputKind === 'symbols') sequence.setSymbol(t, random.integer(0, inputs - 1))
    else for (let i = 0; i < inputs; i++) sequence.setInput(t, i, random.normal())
    if (t % 3 !== 2 && t !== length - 1) continue
    sequence.addTarget(t)
    for (let k = 0; k < outputs; k++) sequence.setTarget(k, random.uniform())
  }
  return sequence
}
