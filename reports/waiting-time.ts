// A finished trial as the statistics take it: what it spent, and whether it was solved then.

import type { Counters, TrialResult } from '../runner/record.ts'
import type { WaitingTime } from './statistics/kaplan-meier.ts'

/** Solved, unsolved and diverged trials; null for those that say nothing of the method (skipped, failed). */
export function spentBy({ outcome, counters }: TrialResult, counter: keyof Counters): WaitingTime | null {
  const { status } = outcome
  return status === 'skipped' || status === 'failed' ? null : { time: counters[counter], solved: status === 'solved' }
}
