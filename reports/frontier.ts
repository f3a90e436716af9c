// How far a method got on a task: the lags up to which all its trials were solved.

import type { Cell } from './grid.ts'

export type Frontier =
  /** All finished trials were solved at every lag up to `mastered` (null: not even at the first); lags up to `tried` were tried. */
  | { readonly kind: 'tried'; readonly mastered: number | null; readonly tried: number }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'no result' }

/** `cells`: one method on one task, lags ascending. */
export function frontierOf(cells: readonly Cell[]): Frontier {
  const tried = cells.filter(cell => cell.tally.finished > 0)
  if (tried.length === 0) return cells.some(cell => cell.tally.skipped > 0) ? { kind: 'skipped' } : { kind: 'no result' }
  const lapse = tried.findIndex(({ tally }) => tally.solved < tally.finished)
  const mastered = lapse < 0 ? tried.at(-1) : tried[lapse - 1]
  return { kind: 'tried', mastered: mastered?.lag ?? null, tried: tried.at(-1)!.lag }
}
