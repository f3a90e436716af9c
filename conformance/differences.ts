// Gradients by finite differences: the error, central differences, and the distance between two gradients.

import type { Loss, Program } from '../engine/program.ts'
import type { Sequence } from '../engine/sequence.ts'

/** Greatest difference, relative to the greatest entry (at least 1e-3, below which only rounding is compared). */
export function relativeDifference(a: Float64Array, b: Float64Array): number {
  const scale = Math.max(1e-3, ...a.map(Math.abs), ...b.map(Math.abs))
  return a.length === b.length ? Math.max(0, ...a.map((value, i) => Math.abs(value - b[i]!))) / scale : Number.NaN
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
    const [y, d] = [answers[i]!, targets[i]!]
    error += loss === 'squared-error' ? 0.5 * (d - y) ** 2 : -d * Math.log(y) - (1 - d) * Math.log(1 - y)
  }
  return error
}

/** dE/dw by central differences of step 1e-5: off by about 1e-10 (truncation) and 1e-11 (rounding) for errors of order 1. */
export function centralDifferences(weights: Float64Array, error: (weights: Float64Array) => number): Float64Array {
  return weights.map((_, i) => centralDifference(weights, i, error))
}

/** The same for one weight. */
export function centralDifference(weights: Float64Array, index: number, error: (weights: Float64Array) => number): number {
  const errorAt = (moved: number): number => error(weights.with(index, moved))
  return (errorAt(weights[index]! + 1e-5) - errorAt(weights[index]! - 1e-5)) / 2e-5
}
