// The greatest singular value by the power method on P P', with the number of iterations doubled at each turn: B <- B B.
//
// With T_m = trace (P P')^m, the sum of the m-th powers of the squared singular values, the greatest of them, lambda, obeys
//   (T_2m / T_m)^(1/m)  <=  lambda  <=  T_2m^(1/2m)
// and the two sides differ by a factor of at most size^(1/2m). So the power method's error is known, however close together the
// singular values lie, and no starting vector can miss the greatest one. (Plain iteration would stop too early on a cell of many
// equal memory units, and stay for ever in one of two uncoupled parts.)

import { exp, log } from '../math.ts'
import { multiply } from './multiply.ts'

/** The result lies below the spectral norm by at most this relative error (and rounding). */
export const SPECTRAL_TOLERANCE = 1e-9

/** The spectral norm of `matrix` [size × size]; entries of moderate size, as their squares are taken. NaN for what is not finite. */
export function spectralNorm(matrix: Float64Array, size: number): number {
  let power: Float64Array = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0
      for (let k = 0; k < size; k++) sum += matrix[i * size + k] * matrix[j * size + k]
      power[i * size + j] = sum
      power[j * size + i] = sum
    }
  const trace = traceOf(power, size)
  if (trace === 0) return 0
  scale(power, 1 / trace)
  let square: Float64Array = new Float64Array(size * size)
  // `power` is (P P')^m divided by its trace T_m, whose logarithm is m · logMean.
  for (let m = 1, logMean = log(trace); ; m *= 2) {
    multiply(power, power, square, size)
    const share = traceOf(square, size) // T_2m / T_m^2, from 1 / size to 1
    // For the norm, the square root of lambda, the two bounds' logarithms differ by this.
    if (!(-log(share) / (4 * m) > SPECTRAL_TOLERANCE)) return exp((logMean + log(share) / m) / 2)
    logMean += log(share) / (2 * m)
    scale(square, 1 / share)
    const swap = power
    power = square
    square = swap
  }
}

function traceOf(matrix: Float64Array, size: number): number {
  let trace = 0
  for (let i = 0; i < size; i++) trace += matrix[i * size + i]
  return trace
}

function scale(matrix: Float64Array, factor: number): void {
  for (let i = 0; i < matrix.length; i++) matrix[i] *= factor
}
