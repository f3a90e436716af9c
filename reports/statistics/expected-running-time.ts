// What it costs to solve a task with restarts, when single trials may end unsolved: A. Auger & N. Hansen (2005), "Performance
// evaluation of an advanced local search evolutionary algorithm", IEEE Congress on Evolutionary Computation, 1777-1784,
// doi 10.1109/CEC.2005.1554903; N. Hansen et al. (2021), "COCO: a platform for comparing continuous optimizers in a black-box setting",
// Optimization Methods and Software 36(1):114-144, doi 10.1080/10556788.2020.1808977.
//
//   expected running time = cost of all trials / number solved                           (1)
//
// A simulated restart draws trials with replacement, pays for each, and stops at the first that was solved: its mean tends to (1).
// The interval is the percentile bootstrap over trials; with few trials it is too short, and its upper limit is Infinity as soon as
// more than 2.5 % of the resamples hold no solved trial.

import type { RandomStream } from '../../engine/random.ts'
import type { Interval } from './interval.ts'
import type { WaitingTime } from './kaplan-meier.ts'

/** Equation (1); Infinity where none was solved. `time` is what the trial spent, for one that diverged too: finite. */
export function expectedRunningTime(trials: readonly WaitingTime[]): number {
  checked(trials)
  const solved = trials.filter(trial => trial.solved).length
  return solved === 0 ? Number.POSITIVE_INFINITY : trials.reduce((sum, { time }) => sum + time, 0) / solved
}

/** 95 % percentile bootstrap of `expectedRunningTime`, unless told otherwise; null where none was solved. */
export function runningTimeInterval(
  trials: readonly WaitingTime[],
  random: RandomStream,
  resamples = 10_000,
  confidence = 0.95,
): Interval | null {
  checked(trials)
  if (!trials.some(trial => trial.solved)) return null
  const last = trials.length - 1
  const times = Float64Array.from(trials, ({ time }) => time)
  const ends = Uint8Array.from(trials, ({ solved }) => (solved ? 1 : 0))
  const estimates = new Float64Array(resamples)
  for (let resample = 0; resample < resamples; resample++) {
    let cost = 0
    let solved = 0
    for (let i = 0; i <= last; i++) {
      const drawn = random.integer(0, last)
      cost += times[drawn]!
      solved += ends[drawn]!
    }
    estimates[resample] = solved === 0 ? Number.POSITIVE_INFINITY : cost / solved
  }
  estimates.sort()
  return { low: quantile(estimates, (1 - confidence) / 2), high: quantile(estimates, (1 + confidence) / 2) }
}

/** Costs of simulated runs with restarts, ascending; empty where none was solved. */
export function simulatedRestarts(trials: readonly WaitingTime[], random: RandomStream, runs = 1000): Float64Array {
  checked(trials)
  if (!trials.some(trial => trial.solved)) return new Float64Array(0)
  const last = trials.length - 1
  return Float64Array.from({ length: runs }, () => {
    for (let cost = 0; ; ) {
      const { time, solved } = trials[random.integer(0, last)]!
      cost += time
      if (solved) return cost
    }
  }).sort()
}

/** The smallest value that at least a share `p` do not exceed (R's type 1): it never mixes a number with Infinity. */
function quantile(sorted: Float64Array, p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)]!
}

function checked(trials: readonly WaitingTime[]): void {
  if (trials.length === 0) throw new RangeError('Expected at least one trial, got none')
  const odd = trials.find(({ time }) => !(time >= 0 && time < Number.POSITIVE_INFINITY))
  if (odd) throw new RangeError(`Expected each trial's cost to be finite and >= 0, got ${odd.time}`)
}
