// How far a method gets: the largest lag that it solves with probability 0.9 or more, from a logistic regression of success on log lag.
// The interval is that of the profile likelihood (D. J. Venzon & S. H. Moolgavkar 1988, "A method for computing profile-likelihood-based
// confidence intervals", Applied Statistics 37(1):87-94, doi 10.2307/2347496), which, unlike the delta method's, may be lopsided or have
// no end, as a dozen trials per lag often demand. With a success rate that does not grow with the lag,
//
//   log(p / (1 - p)) = c - s (x - x*),   x = log lag,   s >= 0,   c = log(0.9 / 0.1)        (1)
//   interval = all x* with 2 (max l - max over s of l(x*, s)) <= z²                        (2)
//
// For x* far out (1) tends to a success rate that is the same at all lags, below or above 0.9: where that is not refuted, the interval
// has no end on that side. For separated data l is Firth's penalised likelihood (logistic-regression.ts).

import { exp, log } from '../../engine/math.ts'
import { type Interval, Z95 } from './interval.ts'
import { isSeparated, logisticRegression, logLikelihood, type SuccessCount } from './logistic-regression.ts'
import { largestValue } from './maximum.ts'

/** A slope closer to 0 is rounding, as where all trials at all lags were solved. */
const LEVEL = 1e-9

export interface LagFrontier {
  /** A lag, often between or beyond those tried; null where success does not fall with the lag. */
  readonly lag: number | null
  /** 95 %; `low` 0 and `high` Infinity where the data give no limit. */
  readonly interval: Interval
  readonly penalised: boolean
}

export interface LagCount {
  readonly lag: number
  readonly solved: number
  readonly trials: number
}

/** Null with trials at fewer than two lags. Throws a RangeError for a lag of 0 or less. */
export function lagFrontier(counts: readonly LagCount[], probability = 0.9, z: number = Z95): LagFrontier | null {
  const used = counts.filter(({ trials }) => trials > 0)
  const odd = used.find(({ lag }) => !(lag > 0 && lag < Number.POSITIVE_INFINITY))
  if (odd) throw new RangeError(`Expected finite lags > 0, got ${odd.lag}`)
  const points = used.map(({ lag, solved, trials }): SuccessCount => ({ x: log(lag), solved, trials }))
  const penalised = isSeparated(points)
  const fit = logisticRegression(points, penalised)
  if (fit === null) return null
  const c = log(probability / (1 - probability))
  const flat = flatRate(points, penalised)
  const flatLikelihood = (rate: number): number => logLikelihood(points, log(rate / (1 - rate)), 0, penalised)
  const falls = fit.slope < -LEVEL
  const best = falls ? fit.logLikelihood : flatLikelihood(flat)
  const refuted = (likelihood: number): boolean => 2 * (best - likelihood) > z * z
  const refutedAt = (x: number): boolean => refuted(largestValue(s => logLikelihood(points, c + s * x, -s, penalised))) // (2)
  const estimate = falls ? (c - fit.intercept) / fit.slope : null
  const endless = {
    low: !refuted(flatLikelihood(Math.min(flat, probability))),
    high: !refuted(flatLikelihood(Math.max(flat, probability))),
  }
  const inside = estimate ?? (endless.low && endless.high ? 0 : walk(points[0]!.x, endless.high ? 1 : -1, x => !refutedAt(x)))
  return {
    lag: estimate === null ? null : exp(estimate),
    interval: {
      low: endless.low ? 0 : exp(border(inside, walk(inside, -1, refutedAt), refutedAt)),
      high: endless.high ? Number.POSITIVE_INFINITY : exp(border(inside, walk(inside, 1, refutedAt), refutedAt)),
    },
    penalised,
  }
}

/** The likeliest success rate if it is the same at all lags. Firth's penalty then adds one solved and one unsolved trial. */
function flatRate(points: readonly SuccessCount[], penalised: boolean): number {
  const solved = points.reduce((sum, point) => sum + point.solved, 0)
  const trials = points.reduce((sum, point) => sum + point.trials, 0)
  return penalised ? (solved + 1) / (trials + 2) : solved / trials
}

/** The first of x, x ± 1, x ± 3, x ± 7 ... where `holds`; given up where a lag is no longer a number. */
function walk(x: number, direction: number, holds: (x: number) => boolean): number {
  for (let step = direction; Math.abs(x) < 1000 && !holds(x); step *= 2) x += step
  return x
}

/** Where `refuted` changes between a point inside and one outside. */
function border(inside: number, outside: number, refuted: (x: number) => boolean): number {
  for (;;) {
    const middle = (inside + outside) / 2
    if (middle === inside || middle === outside) return inside
    if (refuted(middle)) outside = middle
    else inside = middle
  }
}
