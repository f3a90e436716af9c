// What a report says of one cell (a method on a task at a lag): its success rate, and what it took to solve the task.

import { randomStream } from '../engine/random.ts'
import type { Counters } from '../runner/record.ts'
import type { Cell } from './grid.ts'
import { expectedRunningTime, runningTimeInterval } from './statistics/expected-running-time.ts'
import type { Interval } from './statistics/interval.ts'
import { kaplanMeier, type WaitingTime } from './statistics/kaplan-meier.ts'
import { type MedianTime, medianTime } from './statistics/median-time.ts'
import { wilson } from './statistics/wilson.ts'
import { spentBy } from './waiting-time.ts'

/** Wilson interval of the success rate; null when no trial has finished. */
export function successInterval({ tally }: Cell): Interval | null {
  return tally.finished === 0 ? null : wilson(tally.solved, tally.finished)
}

/** The finished trials, told apart by whether they were solved and by nothing else. */
export function solvedOrNot(cell: Cell): readonly WaitingTime[] {
  return spent(cell, 'steps').map(({ solved }) => ({ time: 0, solved }))
}

/** What the finished trials spent, solved or not. */
function spent(cell: Cell, counter: keyof Counters): readonly WaitingTime[] {
  return cell.trials.flatMap(({ record }) => (record && spentBy(record.result, counter)) ?? [])
}

/** How long the finished trials took. A diverged trial would never have been solved, however long the budget. */
export function waitingTimes(cell: Cell, counter: keyof Counters): readonly WaitingTime[] {
  return cell.trials.flatMap(({ record }) => {
    const own = record && spentBy(record.result, counter)
    if (own == null) return []
    return record!.result.outcome.status === 'diverged' ? { time: Number.POSITIVE_INFINITY, solved: false } : own
  })
}

export interface CostToSolve extends MedianTime {
  /** How far the unsolved trials were watched, at the most; null when there is none that ended with its budget. */
  readonly watched: number | null
}

/** Median by the product-limit estimate, with its 95 % interval; null when no trial has finished. */
export function costToSolve(cell: Cell, counter: keyof Counters): CostToSolve | null {
  const times = waitingTimes(cell, counter)
  if (times.length === 0) return null
  const watched = Math.max(
    ...times.filter(({ time, solved }) => !solved && time < Number.POSITIVE_INFINITY).map(({ time }) => time),
  )
  return { ...medianTime(kaplanMeier(times)), watched: Number.isFinite(watched) ? watched : null }
}

/** Enough for two digits of a 95 % interval, and little against the trials themselves. */
const RESAMPLES = 1000

/**
 * Expected training sequences of a run of trials, one after the other, that ends with the first solved one; the interval is null where none
 * was solved.
 */
export function costWithRestarts(cell: Cell): { readonly mean: number; readonly interval: Interval | null } {
  const trials = spent(cell, 'sequences')
  if (trials.length === 0) return { mean: Number.POSITIVE_INFINITY, interval: null }
  // By name: the interval of a cell does not depend on which other cells a report has.
  const random = randomStream(['report', 'restarts', cell.trials.map(({ planned }) => planned.key)])
  return { mean: expectedRunningTime(trials), interval: runningTimeInterval(trials, random, RESAMPLES) }
}
