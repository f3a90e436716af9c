// The upper bounds of section 2 on the factor r from unit k to unit v, q = t - s steps back, with f'max the greatest |F'| on the way:
//   (1) |r| <= n f'max^q |W_v| |W_k'| |W|^(q-2) <= n (f'max |W|)^q      the seed's, "weak upper bound for scaling factor"
//   (2) |r| <= (f'max |W|)^q            for the norms below
// (2) is ours, and shows that the n of (1) is not needed: r is the entry (k, v) of the product of W F'(t-1), ..., W F'(s), no entry is greater
// than the product's norm, and norms multiply. It needs |e_v| = 1, which holds for all these norms.

import { spectralNorm } from '../../engine/error-flow/spectral-norm.ts'
import { log10 } from '../shared/numbers.ts'
import type { StandardNet } from './standard-net.ts'

/** The seed's example (greatest row sum) first. Of Frobenius's norm the diagonal F' has the root of the sum of its squares. */
export const normNames = ['row sum', 'column sum', 'spectral', 'Frobenius'] as const
export type NormName = (typeof normNames)[number]

/** Something for each norm. */
export function byNorm<Value>(of: (norm: NormName) => Value): Record<NormName, Value> {
  return Object.fromEntries(normNames.map(norm => [norm, of(norm)])) as Record<NormName, Value>
}

/** |W| [n × n, row-major]. */
export function matrixNorm(norm: NormName, weights: Float64Array, n: number): number {
  switch (norm) {
    case 'row sum':
    case 'column sum': {
      const [outer, inner] = norm === 'row sum' ? [n, 1] : [1, n]
      let greatest = 0
      for (let i = 0; i < n; i++) {
        let sum = 0
        for (let j = 0; j < n; j++) sum += Math.abs(weights[i * outer + j * inner])
        greatest = Math.max(greatest, sum)
      }
      return greatest
    }
    case 'spectral':
      // Its result is up to 1e-9 too small.
      return spectralNorm(weights, n) * (1 + 1e-9)
    case 'Frobenius':
      return Math.sqrt(weights.reduce((sum, w) => sum + w * w, 0))
  }
}

/** |F'| of the diagonal matrix of slopes. */
function slopeNorm(norm: NormName, slopes: Float64Array): number {
  return norm === 'Frobenius' ? Math.sqrt(slopes.reduce((sum, y) => sum + y * y, 0)) : slopes.reduce((a, b) => Math.max(a, b), 0)
}

export interface Bounds {
  /** log10 of (1), right side, for q = 1..qMax, f'max taken on the way [qMax]. */
  readonly seed: Float64Array
  /** The same with the greatest f' that the function has: 1/4 or 1; for Frobenius's norm times the root of n. */
  readonly aPriori: Float64Array
  /** log10 of (2). */
  readonly withoutN: Float64Array
}

/** `slopes` [q][unit] from the last step back. */
export function boundsOf(net: StandardNet, slopes: readonly Float64Array[], qMax: number, norm: NormName): Bounds {
  const { n, units, weights } = net
  const size = log10(matrixNorm(norm, weights, n))
  const greatest = log10((units === 'logistic' ? 0.25 : 1) * (norm === 'Frobenius' ? Math.sqrt(n) : 1))
  const bounds = { seed: new Float64Array(qMax), aPriori: new Float64Array(qMax), withoutN: new Float64Array(qMax) }
  let most = 0
  for (let q = 1; q <= qMax; q++) {
    most = Math.max(most, slopeNorm(norm, slopes[q]))
    bounds.withoutN[q - 1] = q * (log10(most) + size)
    bounds.seed[q - 1] = log10(n) + bounds.withoutN[q - 1]
    bounds.aPriori[q - 1] = log10(n) + q * (greatest + size)
  }
  return bounds
}

/** The first inequality of (1), row-sum norm: log10 for q = 2..qMax from k to v [qMax - 1]. */
export function closerBound(net: StandardNet, slopes: readonly Float64Array[], qMax: number, k: number, v: number): Float64Array {
  const { n, weights } = net
  const size = log10(matrixNorm('row sum', weights, n))
  let [outgoing, incoming, most] = [0, 0, slopeNorm('row sum', slopes[1])]
  for (let i = 0; i < n; i++) {
    outgoing = Math.max(outgoing, Math.abs(weights[i * n + v]))
    incoming = Math.max(incoming, Math.abs(weights[k * n + i]))
  }
  return Float64Array.from({ length: qMax - 1 }, (_, i) => {
    const q = i + 2
    most = Math.max(most, slopeNorm('row sum', slopes[q]))
    return log10(n) + q * log10(most) + log10(outgoing) + log10(incoming) + (q - 2) * size
  })
}
