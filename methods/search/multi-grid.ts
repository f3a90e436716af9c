// Multi-grid random search: Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term dependencies with gradient descent is difficult",
// IEEE Transactions on Neural Networks 5(2):157-166, doi 10.1109/72.279181, section V-B.
//   (1) a point is drawn uniformly from a hyper-rectangle around the best point so far
//   (2) where it is better, it becomes the best point, and the sides of the rectangle shrink by a factor (0.9)

import type { RandomStream } from '../../engine/random.ts'
import type { PointSearch } from './point-search.ts'

export interface MultiGridOptions {
  /** Half a side of the first rectangle, all sides alike. */
  readonly halfWidth: number
  /** In (0, 1]. */
  readonly shrink: number
  /** success: (2). both: also after as many failures in a row as there are coordinates, so that a search that is too wide narrows down. */
  readonly shrinkOn: 'success' | 'both'
  /** Stuck when half a side is smaller. */
  readonly smallest: number
  /** Stuck after so many points in a row that are no better. */
  readonly patience: number
}

/** Starts at `start` [n], which is the first point proposed. */
export function multiGrid(start: Float64Array, options: MultiGridOptions, random: RandomStream): PointSearch {
  const { shrink, shrinkOn, smallest, patience } = options
  const [best, tried] = [start.slice(), start.slice()]
  let halfWidth = options.halfWidth
  let bestCost = Infinity
  let failures = 0
  let first = true
  return {
    best,
    get bestCost() {
      return bestCost
    },
    get stuck() {
      return halfWidth < smallest || failures >= patience
    },
    propose(point) {
      if (!first) for (let i = 0; i < tried.length; i++) tried[i] = best[i] + halfWidth * random.between(-1, 1)
      point.set(tried)
    },
    tell(cost) {
      const better = cost < bestCost
      if (better) {
        bestCost = cost
        best.set(tried)
        failures = 0
      } else failures++
      if (!first && (better || (shrinkOn === 'both' && failures > 0 && failures % best.length === 0))) halfWidth *= shrink
      first = false
    },
  }
}
