// The covariance matrix C of CMA-ES with its decomposition C = B D² Bᵀ: all of it, or its diagonal alone (R. Ros & N. Hansen 2008, "A simple
// modification in CMA-ES achieving linear time and space complexity", PPSN X, 296-305, doi 10.1007/978-3-540-87700-4_30).

import { symmetricEigen } from './symmetric-eigen.ts'

export interface Covariance {
  /** y = B D z, both [n], y being what has covariance C where z is standard normal. */
  shape(z: Float64Array, y: Float64Array): void
  /** C^(-1/2) y into `white` [n]. */
  whiten(y: Float64Array, white: Float64Array): void
  /** C = keep · C. */
  scale(keep: number): void
  /** C += weight · y yᵀ. */
  addOuter(weight: number, y: Float64Array): void
  /** Finds B and D of the present C. */
  decompose(): void
  /** Square root of C's greatest eigenvalue, and of the smallest, as last decomposed. */
  extent(): { readonly longest: number; readonly shortest: number }
  /** [n × n] row-major, or the diagonal [n]. */
  readonly elements: Float64Array
}

function extentOf(axes: Float64Array): { longest: number; shortest: number } {
  let [longest, shortest] = [0, Infinity]
  for (const axis of axes) {
    longest = Math.max(longest, axis)
    shortest = Math.min(shortest, axis)
  }
  return { longest, shortest }
}

export function fullCovariance(n: number): Covariance {
  const c = new Float64Array(n * n)
  const b = new Float64Array(n * n)
  const axes = new Float64Array(n).fill(1)
  const scratch = new Float64Array(n * n)
  const rotated = new Float64Array(n)
  for (let i = 0; i < n; i++) c[i * n + i] = b[i * n + i] = 1
  return {
    elements: c,
    shape(z, y) {
      for (let i = 0; i < n; i++) {
        let sum = 0
        for (let k = 0; k < n; k++) sum += b[i * n + k] * (axes[k] * z[k])
        y[i] = sum
      }
    },
    whiten(y, white) {
      rotated.fill(0)
      for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) rotated[k] += b[i * n + k] * y[i]
      for (let i = 0; i < n; i++) {
        let sum = 0
        for (let k = 0; k < n; k++) sum += b[i * n + k] * (rotated[k] / axes[k])
        white[i] = sum
      }
    },
    scale(keep) {
      for (let i = 0; i < c.length; i++) c[i] *= keep
    },
    // The product first, then the weight: (i, j) and (j, i) get the same bits.
    addOuter(weight, y) {
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) c[i * n + j] += weight * (y[i] * y[j])
    },
    decompose() {
      scratch.set(c)
      symmetricEigen(scratch, b, axes)
      // Rounding can take an eigenvalue below 0 where one axis is 1e8 times another.
      for (let i = 0; i < n; i++) axes[i] = Math.sqrt(Math.max(axes[i], Number.MIN_VALUE))
    },
    extent: () => extentOf(axes),
  }
}

export function diagonalCovariance(n: number): Covariance {
  const c = new Float64Array(n).fill(1)
  const axes = new Float64Array(n).fill(1)
  return {
    elements: c,
    shape(z, y) {
      for (let i = 0; i < n; i++) y[i] = axes[i] * z[i]
    },
    whiten(y, white) {
      for (let i = 0; i < n; i++) white[i] = y[i] / axes[i]
    },
    scale(keep) {
      for (let i = 0; i < n; i++) c[i] *= keep
    },
    addOuter(weight, y) {
      for (let i = 0; i < n; i++) c[i] += weight * (y[i] * y[i])
    },
    decompose() {
      for (let i = 0; i < n; i++) axes[i] = Math.sqrt(c[i])
    },
    extent: () => extentOf(axes),
  }
}
