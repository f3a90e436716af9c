// How much of a plan each method solved by which number of training steps, all its tasks and lags together: the distribution of runtimes
// of COCO (N. Hansen et al. 2021, Optimization Methods and Software 36(1):114-144, doi 10.1080/10556788.2020.1808977), without the
// simulated restarts: a trial that was not solved is one that no number of steps is known for.

import type { Grid, MethodEntry } from './grid.ts'
import { type EcdfStep, ecdf } from './statistics/ecdf.ts'

export interface RuntimeProfile {
  readonly method: MethodEntry
  readonly steps: readonly EcdfStep[]
  readonly solved: number
  /** Solved, unsolved, diverged and skipped: a task that a method cannot meet is one that it does not solve. */
  readonly trials: number
}

/** Of the methods that have such trials, in the order of the report. */
export function runtimeProfiles(grid: Grid): readonly RuntimeProfile[] {
  const byMethod = Map.groupBy(grid.cells, cell => cell.method)
  return grid.methods.flatMap(method => {
    const times = (byMethod.get(method) ?? []).flatMap(({ trials }) =>
      trials.flatMap(({ record }) => {
        const status = record?.result.outcome.status
        if (status === undefined || status === 'failed') return []
        return status === 'solved' ? record!.result.counters.steps : Number.POSITIVE_INFINITY
      }),
    )
    if (times.length === 0) return []
    const solved = times.filter(time => time < Number.POSITIVE_INFINITY).length
    return [{ method, steps: ecdf(times), solved, trials: times.length }]
  })
}
