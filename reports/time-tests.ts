// Whether the methods need different times for a task at a lag: log-rank tests, as one family.

import { waitingTimes } from './cell-statistics.ts'
import type { Cell, Grid } from './grid.ts'
import { holm } from './statistics/holm.ts'
import { logRank } from './statistics/log-rank.ts'

/** χ² is the law of the statistic for many trials; for a handful a method it need not be near. */
export const LEAST_TRIALS = 8

export interface TimeTest {
  readonly task: string
  readonly lag: number
  readonly methods: number
  readonly chiSquared: number
  readonly degrees: number
  /** Corrected for the number of tests of the report (Holm). */
  readonly p: number
}

/** One test for each task and lag at which at least two methods have enough finished trials and at least one was solved. */
export function timeTests(grid: Grid): readonly TimeTest[] {
  const tested = grid.tasks.flatMap(task =>
    task.lags.flatMap(lag => {
      const cells = grid.methods.flatMap(({ label }): Cell[] => {
        const cell = grid.cell(label, task.label, lag)
        return cell === undefined || cell.tally.finished < LEAST_TRIALS ? [] : [cell]
      })
      if (cells.length < 2) return []
      const { chiSquared, degrees, p } = logRank(cells.map(cell => waitingTimes(cell, 'steps')))
      return degrees === 0 ? [] : [{ task: task.label, lag, methods: cells.length, chiSquared, degrees, p }]
    }),
  )
  const corrected = holm(tested.map(({ p }) => p))
  return tested.map((test, i) => ({ ...test, p: corrected[i]! }))
}
