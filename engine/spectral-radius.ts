// The spectral radius of a matrix, without its eigenvalues. I. M. Gelfand (1941), "Normierte Ringe", Mat. Sbornik 9:3-24:
//   (1) ρ(A) = lim |A^k|^(1/k)   for any norm
// taken at k = 2^m by squaring m times, each power scaled to norm 1 before the next squaring: if n_i is the norm found in round i,
//   (2) ln ρ(A) ≈ Σ_i ln(n_i) / 2^i,   i = 0..m
// What is missing lies between 0 and ln(κ) / 2^m for a matrix whose eigenvectors have condition κ, whatever the eigenvalues: no pair of
// complex ones, and no cluster, slows this down. Only + - * / and square roots, so the same bits everywhere.

import { exp, log } from './math.ts'

/** Rounds of squaring: for κ = 1000, ρ is too great by 1e-7 of itself at the most. */
const SQUARINGS = 26

/** ρ of a square matrix [n × n], row-major or column-major. O(n³). 0 for a nilpotent matrix; NaN where the matrix has one. */
export function spectralRadius(matrix: Float64Array, n: number): number {
  let power = matrix.slice()
  let square = new Float64Array(n * n)
  let logarithm = 0
  for (let i = 0, share = 1; ; i++, share /= 2) {
    const norm = frobenius(power)
    if (!(norm > 0)) return norm
    logarithm += share * log(norm)
    if (i === SQUARINGS) return exp(logarithm)
    for (let k = 0; k < power.length; k++) power[k] /= norm
    multiply(power, n, square)
    ;[power, square] = [square, power]
  }
}

function frobenius(matrix: Float64Array): number {
  // Scaled, so that the square of a tiny or huge entry is still a number.
  let greatest = 0
  for (let k = 0; k < matrix.length; k++) greatest = Math.max(greatest, Math.abs(matrix[k]))
  if (!(greatest > 0)) return greatest
  let sum = 0
  for (let k = 0; k < matrix.length; k++) sum += (matrix[k] / greatest) * (matrix[k] / greatest)
  return greatest * Math.sqrt(sum)
}

function multiply(matrix: Float64Array, n: number, into: Float64Array): void {
  into.fill(0)
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const factor = matrix[i * n + k]
      if (factor !== 0) for (let j = 0; j < n; j++) into[i * n + j] += factor * matrix[k * n + j]
    }
}
