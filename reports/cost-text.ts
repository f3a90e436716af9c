// Budgets and costs in words.

import type { Budget } from '../runner/record.ts'
import type { CostToSolve } from './cell-statistics.ts'
import { large, listed, plural, range } from './format.ts'

/** "10,000 training sequences or 1,000,000 training steps". */
export function budgetText({ sequences, steps }: Budget): string {
  const parts = [
    ...(sequences === undefined ? [] : [plural(sequences, 'training sequence')]),
    ...(steps === undefined ? [] : [plural(steps, 'training step')]),
  ]
  return listed(parts, 'or') || 'no limit'
}

/** "31,400 (23,800–39,000)", "> 10,000 (9,400–∞)", "never". */
export function costText({ median, interval, watched }: CostToSolve): string {
  const text = median !== null ? large(Math.round(median)) : watched !== null ? `> ${large(watched)}` : 'never'
  return interval === null ? text : `${text} ${range(interval, rounded)}`
}

/** A count to three digits. */
export function rounded(value: number): string {
  return large(Number(value.toPrecision(3)))
}
