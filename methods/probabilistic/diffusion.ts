// How much of where it started a Markov chain forgets: Y. Bengio & P. Frasconi (1995), "Diffusion of credit in Markovian models", NIPS 7, 553-560,
// section 3; E. Seneta (1981), Non-negative Matrices and Markov Chains, chapters 3 and 4. For stochastic matrices A, rows summing to 1:
//   (1) Dobrushin   τ_1(A) = 1/2 max_ij Σ_k |A_ik - A_jk|
//   (2) Birkhoff    τ_B(A) = sup d(x'A, y'A) / d(x', y'),  d(x', y') = max_ij ln( x_i y_j / (x_j y_i) )
//                          = (1 - √φ) / (1 + √φ),  φ = min_ijkl A_ik A_jl / (A_jk A_il)
//   (3) |λ_2|       the rate at which the powers of one matrix forget
// Both coefficients lie in 0 to 1, are 0 just where all rows are equal, and τ(A B) <= τ(A) τ(B): the product of the steps of a sequence keeps no
// more than its steps together. A matrix of zeros and ones that permutes the states has 1.

import { spectralRadius } from '../../engine/spectral-radius.ts'

/** (1) of a row-major matrix [n × n]. */
export function dobrushin(matrix: Float64Array, n: number): number {
  let greatest = 0
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      let sum = 0
      for (let k = 0; k < n; k++) sum += Math.abs(matrix[i * n + k] - matrix[j * n + k])
      greatest = Math.max(greatest, sum / 2)
    }
  // Rows that share no state differ by 2 but for rounding.
  return Math.min(1, greatest)
}

/** (2) of a row-major matrix [n × n] without negative entries and without a column of zeros. */
export function birkhoff(matrix: Float64Array, n: number): number {
  let phi = 1
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      let least = Number.POSITIVE_INFINITY
      let greatest = 0
      for (let k = 0; k < n; k++) {
        const [a, b] = [matrix[i * n + k], matrix[j * n + k]]
        if (a === 0 && b === 0) continue
        least = Math.min(least, a / b)
        greatest = Math.max(greatest, a / b)
      }
      // Where one row has a zero and the other none, two vectors may come out infinitely far apart.
      phi = Math.min(phi, greatest === Number.POSITIVE_INFINITY ? 0 : least / greatest)
    }
  const root = Math.sqrt(phi)
  return (1 - root) / (1 + root)
}

/**
 * (3) of a row-major stochastic matrix [n × n]; 0 for n = 1. A. Brauer (1952), Duke Mathematical Journal 19(1):75-91: A less a row that sums to 1
 * from each row has the eigenvalues of A but one 1, and 0 in its place.
 */
export function secondEigenvalue(matrix: Float64Array, n: number): number {
  const rest = matrix.slice()
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) rest[i * n + k] -= matrix[k]
  return spectralRadius(rest, n)
}

/** Writes A B into `into`, all row-major [n × n]: over a sequence, the transition matrices in the order of its steps. */
export function multiplyTransitions(a: Float64Array, b: Float64Array, n: number, into: Float64Array): void {
  into.fill(0)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = a[i * n + k]
      if (factor !== 0) for (let j = 0; j < n; j++) into[i * n + j] += factor * b[k * n + j]
    }
}
