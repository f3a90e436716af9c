// The exact interval for a proportion: C. J. Clopper & E. S. Pearson (1934), "The use of confidence or fiducial limits illustrated in
// the case of the binomial", Biometrika 26(4):404-413, doi 10.1093/biomet/26.4.404. With X of n at probability p and α = 0.05,
//
//   P(X >= k | low) = α/2,   P(X <= k | high) = α/2                                      (1)
//
// It covers the true probability in at least 95 % of cases, whatever that is. Wilson's interval is shorter and covers 95 % on average
// over the probabilities, less at some.

import { binomialTail } from './binomial.ts'
import type { Interval } from './interval.ts'

/** Exact interval, 95 % unless told. Throws a RangeError unless 0 <= successes <= trials, trials > 0. */
export function clopperPearson(successes: number, trials: number, confidence = 0.95): Interval {
  if (!(Number.isInteger(successes) && Number.isInteger(trials) && successes >= 0 && trials >= successes && trials > 0)) {
    throw new RangeError(`Expected whole numbers 0 <= successes <= trials with trials > 0, got ${successes} of ${trials}`)
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`Expected a confidence in (0, 1), got ${confidence}`)
  const tail = (1 - confidence) / 2
  // Mirrored, the lower limit is an upper one: of the failures.
  return { low: 1 - upper(trials - successes, trials, tail), high: upper(successes, trials, tail) }
}

/** The p with P(X <= k | p) = tail, by bisection; 1 where k = n. */
function upper(k: number, n: number, tail: number): number {
  if (k === n) return 1
  let low = 0
  let high = 1
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return high
    if (binomialTail(k, n, middle) > tail) low = middle
    else high = middle
  }
}
