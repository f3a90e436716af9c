// Wilson's score interval for a proportion: E. B. Wilson (1927), "Probable inference, the law of succession, and statistical
// inference", Journal of the American Statistical Association 22(158):209-212, doi 10.1080/01621459.1927.10502953.
//
//   (k + z²/2 ± z sqrt(k (n - k) / n + z²/4)) / (n + z²)
//
// It never leaves [0, 1] and says something useful at 0 of n and n of n, where the textbook interval has no width.

import { type Interval, Z95 } from './interval.ts'

/** 95 % interval for the probability behind `successes` of `trials`. Throws a RangeError unless 0 <= successes <= trials, trials > 0. */
export function wilson(successes: number, trials: number, z: number = Z95): Interval {
  if (!(Number.isInteger(successes) && Number.isInteger(trials) && successes >= 0 && trials >= successes && trials > 0)) {
    throw new RangeError(`Expected whole numbers 0 <= successes <= trials with trials > 0, got ${successes} of ${trials}`)
  }
  const middle = successes + (z * z) / 2
  const reach = z * Math.sqrt((successes * (trials - successes)) / trials + (z * z) / 4)
  const whole = trials + z * z
  // The exact limits at both ends, free of rounding errors.
  return {
    low: successes === 0 ? 0 : (middle - reach) / whole,
    high: successes === trials ? 1 : (middle + reach) / whole,
  }
}
