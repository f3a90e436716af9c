// What tests of gradients share: the error, central differences, the distance between two gradients, and sequences with chosen targets.

import type { Cell } from '../../engine/graph.ts'
import type { RandomStream } from '../../engine/random.ts'
import { type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'

export { centralDifferences, errorOf, gradientOf, relativeDifference } from '../../conformance/differences.ts'

export function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}

/** Random dense inputs, and random targets in [0, 1) at the steps that are asked for. */
export function sequenceWithTargets(
  { inputs, outputs }: Pick<Cell, 'inputs' | 'outputs'>,
  length: number,
  hasTarget: (step: number) => boolean,
  random: RandomStream,
): SequenceBuffer {
  const sequence = sequenceBuffer('dense', inputs, outputs)
  sequence.begin(length)
  for (let t = 0; t < length; t++) {
    for (let i = 0; i < inputs; i++) sequence.setInput(t, i, random.normal())
    if (!hasTarget(t)) continue
    sequence.addTarget(t)
    for (let k = 0; k < outputs; k++) sequence.setTarget(k, random.uniform())
  }
  return sequence
}
