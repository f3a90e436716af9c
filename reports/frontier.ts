// How far a method got on a task: the lags up to which all its trials were solved, and the lag that it solves with probability 0.9.

import type { Cell } from './grid.ts'
import { type LagFrontier, lagFrontier } from './statistics/lag-frontier.ts'

export type Frontier =
  | {
      readonly kind: 'tried'
      /** All finished trials were solved at every lag up to this one; null: not even at the first. */
      readonly mastered: number | null
      /** The shortest and the longest lag tried. */
      readonly from: number
      readonly tried: number
      /** Null where fewer than two lags were tried. */
      readonly fit: LagFrontier | null
    }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'no result' }

/** `cells`: one method on one task, lags ascending. */
export function frontierOf(cells: readonly Cell[]): Frontier {
  const tried = cells.filter(cell => cell.tally.finished > 0)
  if (tried.length === 0) return cells.some(cell => cell.tally.skipped > 0) ? { kind: 'skipped' } : { kind: 'no result' }
  const lapse = tried.findIndex(({ tally }) => tally.solved < tally.finished)
  const mastered = lapse < 0 ? tried.at(-1) : tried[lapse - 1]
  return {
    kind: 'tried',
    mastered: mastered?.lag ?? null,
    from: tried[0]!.lag,
    tried: tried.at(-1)!.lag,
    fit:
      tried.length < 2
        ? null
        : lagFrontier(tried.map(({ lag, tally }) => ({ lag, solved: tally.solved, trials: tally.finished }))),
  }
}
