// Random orthogonal matrices: the columns of a Gaussian matrix, made orthonormal one after the other, are uniformly distributed over all
// orthogonal matrices. G. W. Stewart (1980), "The efficient generation of random orthogonal matrices with an application to condition
// estimators", SIAM J. Numer. Anal. 17(3):403-409, doi 10.1137/0717034. Gram-Schmidt, each column twice: then it is orthogonal to
// the precision of the numbers (W. Hoffmann 1989, Computing 41:335-348, doi 10.1007/BF02241222).

import type { RandomStream } from './random.ts'

/** A random orthogonal matrix [n × n, column-major]. */
export function orthogonalMatrix(n: number, random: RandomStream): Float64Array {
  const matrix = Float64Array.from({ length: n * n }, () => random.normal())
  for (let j = 0; j < n; j++) {
    const column = matrix.subarray(j * n, (j + 1) * n)
    for (let round = 0; round < 2; round++)
      for (let k = 0; k < j; k++) {
        const earlier = matrix.subarray(k * n, (k + 1) * n)
        const share = dot(column, earlier)
        for (let i = 0; i < n; i++) column[i] -= share * earlier[i]
      }
    const norm = Math.sqrt(dot(column, column))
    for (let i = 0; i < n; i++) column[i] /= norm
  }
  return matrix
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i]
  return sum
}
