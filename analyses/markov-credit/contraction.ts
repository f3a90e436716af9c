// How much of the first state a Markov chain still knows after q steps: Y. Bengio & P. Frasconi (1995), "Diffusion of credit in Markovian models", NIPS 7,
// 553-560. For stochastic matrices A_1 ... A_q (rows sum to 1) the product P goes to one of equal rows, hence of rank one, where the chain is ergodic:
//   (1) τ_1(P) = 1/2 max_ij Σ_k |P_ik - P_jk|        Dobrushin's coefficient; at most the product of those of the steps
//   (2) |P - 1 p'|, p the mean row                   the distance from a matrix of rank one (spectral norm)
//   (3) |λ_2|^q                                      for equal steps, up to a factor that does not grow exponentially
// Differences of rows far below the rounding of P itself are wanted. With D of the n-1 rows e_i - e_n, D A = B D, where B holds the first n-1 columns
// of A's rows less its last; so D P = (B_1 ... B_q) D, and the product of the B can be scaled.

import { multiply } from '../../engine/error-flow/multiply.ts'
import { greatestOf, rescale, type Scaled } from '../../engine/error-flow/scaled.ts'
import { spectralNorm } from '../../engine/error-flow/spectral-norm.ts'
import { log10 } from '../shared/numbers.ts'

export interface Spread {
  /** log10 of (1) and of (2); -Infinity where all rows are equal. */
  readonly dobrushin: number
  readonly distance: number
}

/** B of a stochastic matrix [n × n]: [(n-1) × (n-1)], row-major. */
function differences(matrix: Float64Array, n: number): Float64Array {
  const m = n - 1
  const result = new Float64Array(m * m)
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) result[i * m + j] = matrix[i * n + j] - matrix[m * n + j]
  return result
}

/** The spread of the product of `steps`, matrices [n × n], after each of the lags (ascending); `steps(t)` is the matrix of step t = 1, 2, ... */
export function spreads(steps: (t: number) => Float64Array, n: number, lags: readonly number[]): Spread[] {
  const m = n - 1
  let product: Scaled = { values: new Float64Array(m * m), exponent: 0 }
  let next: Scaled = { values: new Float64Array(m * m), exponent: 0 }
  for (let i = 0; i < m; i++) product.values[i * m + i] = 1
  const found: Spread[] = []
  for (let t = 1; t <= lags.at(-1)!; t++) {
    multiply(product.values, differences(steps(t), n), next.values, m)
    next.exponent = product.exponent
    rescale(next)
    ;[product, next] = [next, product]
    if (lags.includes(t)) found.push(spreadOf(product, m))
  }
  return found
}

function spreadOf({ values, exponent }: Scaled, m: number): Spread {
  const n = m + 1
  if (greatestOf(values) === 0) return { dobrushin: Number.NEGATIVE_INFINITY, distance: Number.NEGATIVE_INFINITY }
  // Rows of P less its last one, which becomes a row of zeros.
  const rows = new Float64Array(n * n)
  for (let i = 0; i < m; i++) {
    let sum = 0
    for (let j = 0; j < m; j++) {
      rows[i * n + j] = values[i * m + j]
      sum += values[i * m + j]
    }
    rows[i * n + m] = -sum
  }
  let greatest = 0
  for (let i = 0; i < n; i++)
    for (let k = 0; k < i; k++) {
      let sum = 0
      for (let j = 0; j < n; j++) sum += Math.abs(rows[i * n + j] - rows[k * n + j])
      greatest = Math.max(greatest, sum / 2)
    }
  for (let j = 0; j < n; j++) {
    let mean = 0
    for (let i = 0; i < n; i++) mean += rows[i * n + j] / n
    for (let i = 0; i < n; i++) rows[i * n + j] -= mean
  }
  const power = (exponent * Math.LN2) / Math.LN10
  return { dobrushin: log10(greatest) + power, distance: log10(spectralNorm(rows, n)) + power }
}
