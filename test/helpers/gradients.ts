// What tests of gradients share: the error, central differences, the distance between two gradients, and sequences with chosen targets.

import type { Cell } from '../../engine/graph.ts'
import type { Loss, Program } from '../../engine/program.ts'
import type { RandomStream } from '../../engine/random.ts'
import { type Sequence, type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'

/** Greatest difference, relative to the greatest entry (at least 1e-3, below which only rounding is compared). */
export function relativeDifference(a: Float64Array, b: Float64Array): number {
  const scale = Math.max(1e-3, ...a.map(Math.abs), ...b.map(Math.abs))
  return a.length === b.length ? Math.max(0, ...a.map((value, i) => Math.abs(value - b[i]))) / scale : Number.NaN
}

export function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]))
}

/** A copy of what `pass` adds to the gradient. */
export function gradientOf(program: Program, pass: () => unknown): Float64Array {
  program.gradient.fill(0)
  pass()
  return program.gradient.slice()
}

/** E of targets number `from`..`to`-1, given the answers to all targets. */
export function errorOf(
  answers: ArrayLike<number>,
  { targets, targetSize, targetCount }: Sequence,
  loss: Loss,
  from = 0,
  to = targetCount,
): number {
  let error = 0
  for (let i = from * targetSize; i < to * targetSize; i++) {
    const [y, d] = [answers[i], targets[i]]
    error += loss === 'squared-error' ? 0.5 * (d - y) ** 2 : -d * Math.log(y) - (1 - d) * Math.log(1 - y)
  }
  return error
}

/** dE/dw by central differences of step 1e-5: off by about 1e-10 (truncation) and 1e-11 (rounding) for errors of order 1. */
export function centralDifferences(weights: Float64Array, error: (weights: Float64Array) => number): Float64Array {
  return weights.map((weight, i) => {
    const errorAt = (moved: number): number => error(weights.with(i, moved))
    return (errorAt(weight + 1e-5) - errorAt(weight - 1e-5)) / 2e-5
  })
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
