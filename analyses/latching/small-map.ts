// Autonomous maps of a few tanh units, a(t) = W tanh(a(t-1)) + b + noise: attractors, what falls to which of them, |M'| and the gradient's rate.
// |M'| is the spectral norm of M'(a) = W diag(1 - tanh² a). (Bengio, Simard & Frasconi's definition of a robust latch speaks of eigenvalues, their
// proof of the norm: for matrices that are not normal the norm may be above 1 where all eigenvalues are below.)

import { spectralNorm } from '../../engine/error-flow/spectral-norm.ts'
import { log, tanh } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import { spectralRadius } from '../../engine/spectral-radius.ts'

export interface SmallMap {
  readonly n: number
  /** Row-major [n × n], and [n]. */
  readonly weights: Float64Array
  readonly biases: Float64Array
}

/** One step, in place; `noise` is added with this standard deviation where there is a stream. */
export function stepMap(
  { n, weights, biases }: SmallMap,
  a: Float64Array,
  noise?: { readonly deviation: number; readonly random: RandomStream },
): void {
  const x = a.map(tanh)
  for (let i = 0; i < n; i++) {
    let net = biases[i]
    for (let j = 0; j < n; j++) net += weights[i * n + j] * x[j]
    a[i] = noise === undefined ? net : net + noise.deviation * noise.random.normal()
  }
}

/** M'(a), row-major. */
export function jacobianAt({ n, weights }: SmallMap, a: Float64Array): Float64Array {
  const slopes = a.map(net => {
    const x = tanh(net)
    return (1 - x) * (1 + x)
  })
  return weights.map((w, k) => w * slopes[k % n])
}

export const normAt = (map: SmallMap, a: Float64Array): number => spectralNorm(jacobianAt(map, a), map.n)
export const radiusAt = (map: SmallMap, a: Float64Array): number => spectralRadius(jacobianAt(map, a), map.n)

/** Where the map goes from a state; undefined where that is no fixed point after so many steps. */
export function fixedPointFrom(map: SmallMap, start: Float64Array, patience = 2000): Float64Array | undefined {
  const a = start.slice()
  const before = new Float64Array(map.n)
  for (let t = 0; t < patience; t++) {
    before.set(a)
    stepMap(map, a)
    if (a.every((value, i) => Math.abs(value - before[i]) < 1e-12)) return a
  }
  return undefined
}

/** Number of the known attractor that is `a` (to 1e-6); a new one is added. */
export function nameAttractor(known: Float64Array[], a: Float64Array): number {
  const found = known.findIndex(other => other.every((value, i) => Math.abs(value - a[i]) < 1e-6))
  if (found >= 0) return found
  known.push(a)
  return known.length - 1
}

/** ln of |d a(T) / d a(0)| (spectral norm) along a trajectory of so many steps, and whether |M'| < 1 at every one of them. */
export function gradientAlong(
  map: SmallMap,
  start: Float64Array,
  steps: number,
): { readonly logNorm: number; readonly contracting: boolean } {
  const { n } = map
  const a = start.slice()
  let product = new Float64Array(n * n)
  for (let i = 0; i < n; i++) product[i * n + i] = 1
  let [logNorm, contracting] = [0, true]
  for (let t = 0; t < steps; t++) {
    const jacobian = jacobianAt(map, a)
    if (spectralNorm(jacobian, n) >= 1) contracting = false
    const next = new Float64Array(n * n)
    for (let i = 0; i < n; i++)
      for (let k = 0; k < n; k++) for (let j = 0; j < n; j++) next[i * n + j] += jacobian[i * n + k] * product[k * n + j]
    const size = spectralNorm(next, n)
    if (size === 0) return { logNorm: Number.NEGATIVE_INFINITY, contracting }
    logNorm += log(size)
    product = next.map(value => value / size)
    stepMap(map, a)
  }
  return { logNorm, contracting }
}
