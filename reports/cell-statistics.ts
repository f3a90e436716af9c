// What a report says of one cell (a method on a task at a lag): its success rate, and what it took to solve the task.

import type { Counters } from '../runner/record.ts'
import type { Cell } from './grid.ts'
import type { Interval } from './statistics/interval.ts'
import { kaplanMeier, type WaitingTime } from './statistics/kaplan-meier.ts'
import { type MedianTime, medianTime } from './statistics/median-time.ts'
import { wilson } from './statistics/wilson.ts'

/** Wilson interval of the success rate; null when no trial has finished. */
export function successInterval({ tally }: Cell): Interval | null {
  return tally.finished === 0 ? null : wilson(tally.solved, tally.finished)
}

/** The finished trials, told apart by whether they were solved and by nothing else. */
export function solvedOrNot(cell: Cell): readonly WaitingTime[] {
  return waitingTimes(cell, 'steps').map(({ solved }) => ({ time: 0, solved }))
}

/** What the finished trials took. A diverged trial would never have been solved, however long the budget. */
export function waitingTimes(cell: Cell, counter: keyof Counters): readonly WaitingTime[] {
  return cell.trials.flatMap(({ record }): WaitingTime[] => {
    if (record === undefined) return []
    const { outcome, counters } = record.result
    switch (outcome.status) {
      case 'solved':
        return [{ time: counters[counter], solved: true }]
      case 'unsolved':
        return [{ time: counters[counter], solved: false }]
      case 'diverged':
        return [{ time: Number.POSITIVE_INFINITY, solved: false }]
      default:
        return []
    }
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
