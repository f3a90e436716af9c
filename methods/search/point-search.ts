// What searches for a point of least cost have in common: they propose a point and are told what it costs.

export interface PointSearch {
  /** Writes the next point to try [n]. */
  propose(point: Float64Array): void
  /** Takes the cost of the point proposed last, finite or infinite; lower is better. */
  tell(cost: number): void
  /** The best point so far [n], and its cost; Infinity before the first. */
  readonly best: Float64Array
  readonly bestCost: number
  /** Whether the search has come to rest by its own rule: nothing more is to be expected of it. */
  readonly stuck: boolean
}
