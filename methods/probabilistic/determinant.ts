// A reward for transition matrices that lose no volume: Y. Bengio & P. Frasconi (1994), NIPS 6, section 6. Where many states lead to few, credit
// diffuses over them; the ratio of volumes is |det A_t|. With C the cofactors of A_t, G = ∂|det A_t|/∂A_t = sign(det A_t) C, and through the softmax
//   (1) ∂|det A_t|/∂a_jl = A_jl ( G_jl - Σ_l' A_jl' G_jl' )

import type { Reward } from './row-networks.ts'
import type { Topology } from './topology.ts'

export interface DeterminantReward {
  /** Adds `weight` times (1). */
  readonly reward: Reward
  /** The reward itself, summed since the last call. */
  take(): number
  /** Multiply-adds since the last call. */
  work(): number
}

export function determinantReward({ states: n, starts, successors }: Topology, weight: number): DeterminantReward {
  const matrix = new Float64Array(n * n)
  const inverse = new Float64Array(n * n)
  let sum = 0
  let work = 0
  return {
    reward(values, offset, share, gradient) {
      work += 2 * n * n * n
      matrix.fill(0)
      for (let j = 0; j < n; j++)
        for (let arc = starts[j]; arc < starts[j + 1]; arc++) matrix[j * n + successors[arc]] = values[offset + arc]
      const size = Math.abs(invert(matrix, inverse, n))
      sum += weight * share * size
      // At a singular matrix the absolute value has no slope.
      if (size === 0) return
      // G_jl = |det A| (A^-1)_lj, and Σ_l A_jl (A^-1)_lj = 1.
      for (let j = 0; j < n; j++)
        for (let arc = starts[j]; arc < starts[j + 1]; arc++) {
          const slope = weight * share * size * values[offset + arc] * (inverse[successors[arc] * n + j] - 1)
          // The inverse overflows where the determinant is next to nothing, and so is its slope.
          if (Number.isFinite(slope)) gradient[arc] += slope
        }
    },
    take() {
      const taken = sum
      sum = 0
      return taken
    },
    work() {
      const done = work
      work = 0
      return done
    },
  }
}

/** Inverts `matrix` [n × n] (destroyed) by Gauss-Jordan elimination with row pivots; returns its determinant, 0 where it is singular. */
export function invert(matrix: Float64Array, inverse: Float64Array, n: number): number {
  inverse.fill(0)
  for (let i = 0; i < n; i++) inverse[i * n + i] = 1
  let determinant = 1
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column + 1; i < n; i++) if (Math.abs(matrix[i * n + column]) > Math.abs(matrix[pivot * n + column])) pivot = i
    const value = matrix[pivot * n + column]
    if (value === 0) return 0
    determinant *= pivot === column ? value : -value
    for (let k = 0; k < n; k++) {
      for (const part of [matrix, inverse]) {
        const swapped = part[pivot * n + k]
        part[pivot * n + k] = part[column * n + k]
        part[column * n + k] = swapped / value
      }
    }
    for (let i = 0; i < n; i++) {
      const factor = matrix[i * n + column]
      if (i === column || factor === 0) continue
      for (let k = 0; k < n; k++) {
        matrix[i * n + k] -= factor * matrix[column * n + k]
        inverse[i * n + k] -= factor * inverse[column * n + k]
      }
    }
  }
  return determinant
}
