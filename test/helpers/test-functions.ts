// Functions whose least value is known, for tests of searches.

import type { PointSearch } from '../../methods/search/point-search.ts'

/** L. A. Rastrigin (1974): 0 at the origin, and a local minimum near every other point of whole numbers. */
export const rastrigin = (x: Float64Array): number =>
  x.reduce((sum, value) => sum + value * value + 10 - 10 * Math.cos(2 * Math.PI * value), 0)

export const sphere = (x: Float64Array): number => x.reduce((sum, value) => sum + value * value, 0)

/** An ellipsoid whose axes are up to 1000 times as long as the shortest. */
export const ellipsoid = (x: Float64Array): number =>
  x.reduce((sum, value, i) => sum + 10 ** ((6 * i) / (x.length - 1)) * value * value, 0)

/** Runs a search on a function until it is stuck, has found `enough`, or has tried so many points. */
export function countingSearch(
  search: PointSearch,
  cost: (x: Float64Array) => number,
  most: number,
  enough = -Infinity,
): { readonly bestCost: number; readonly evaluations: number } {
  const point = new Float64Array(search.best.length)
  let evaluations = 0
  while (evaluations < most && !search.stuck && search.bestCost > enough) {
    search.propose(point)
    search.tell(cost(point))
    evaluations++
  }
  return { bestCost: search.bestCost, evaluations }
}
