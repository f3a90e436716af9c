// Small numeric functions that the analyses share; only engine/math.ts and IEEE-exact operations, hence the same bits everywhere.

import { log } from '../../engine/math.ts'

export const log10 = (x: number): number => log(x) / Math.LN10

/** To so many decimals: what a file of data needs, and no noise in its last digits. null for what JSON cannot hold (no flow at all). */
export function rounded(x: number, decimals = 6): number | null {
  if (!Number.isFinite(x)) return null
  const scale = Number(`1e${decimals}`)
  // + 0: no negative zero, which JSON would lose.
  return Math.round(x * scale) / scale + 0
}

/** Slope of the least-squares line through the points; NaN for fewer than two. */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  if (points.length < 2) return Number.NaN
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  let [above, below] = [0, 0]
  for (const point of points) {
    above += (point[0] - x) * (point[1] - y)
    below += (point[0] - x) * (point[0] - x)
  }
  return above / below
}

/** `count` numbers from `low` to `high`, both included, in equal steps. */
export function steps(low: number, high: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1))
}
