// The mean of waiting times with a 95 % interval, and its ratio to a published mean. Waiting times are skewed and few, so the
// t interval is taken for the logarithm of the mean (its standard error by the delta method):
//
//   mean × exp(± t sd / (mean sqrt n))                                                   (1)
//
// In 4000 draws each from exponential, gamma (shape 4) and log-normal (σ = 0.8) laws it covered the true mean in 91 to 95 % of
// cases at n = 3 to 40; the plain t interval in 86 to 95 %, the percentile bootstrap in 66 to 93 % (lowest at n = 3).
//
// A published mean is itself a mean of few trials. If its trials varied as much, relative to their mean, as ours,
//
//   (mean / published) × exp(± t (sd / mean) sqrt(1/n + 1/n_published))                  (2)
//
// covers the ratio of the true means: 92 to 95 % in the same trials with n_published = 10.

import { exp } from '../../engine/math.ts'
import type { Interval } from './interval.ts'
import { studentT } from './student-t.ts'

export interface MeanTime {
  readonly mean: number
  /** Standard deviation over the mean. */
  readonly relativeSpread: number
  readonly n: number
}

/** Throws a RangeError for an empty list or a mean of 0 or less. */
export function meanTime(times: readonly number[]): MeanTime {
  const n = times.length
  const mean = times.reduce((sum, time) => sum + time, 0) / n
  if (!(mean > 0)) throw new RangeError(`Expected at least one waiting time, all positive, got ${n} with mean ${mean}`)
  const squares = times.reduce((sum, time) => sum + (time - mean) * (time - mean), 0)
  return { mean, relativeSpread: n > 1 ? Math.sqrt(squares / (n - 1)) / mean : Number.NaN, n }
}

/** Equation (1); null below two times. */
export function meanInterval({ mean, relativeSpread, n }: MeanTime): Interval | null {
  return n < 2 ? null : around(mean, (studentT(n - 1) * relativeSpread) / Math.sqrt(n))
}

/** Equation (2); null below two times. Without a published number of trials only our own scatter counts. */
export function ratioInterval(measured: MeanTime, published: number, publishedTrials: number | null): Interval | null {
  const { mean, relativeSpread, n } = measured
  if (n < 2) return null
  const terms = 1 / n + (publishedTrials === null ? 0 : 1 / publishedTrials)
  return around(mean / published, studentT(n - 1) * relativeSpread * Math.sqrt(terms))
}

function around(centre: number, logReach: number): Interval {
  return { low: centre * exp(-logReach), high: centre * exp(logReach) }
}
