// The mean wait for an event that comes at a constant rate, such as a guess that is right, when watching may have ended before it came:
// B. Epstein & M. Sobel (1953), "Life testing", Journal of the American Statistical Association 48(263):486-502,
// doi 10.2307/2281004. With k events in a total T of all waits, ended or not,
//
//   mean = T / k,   95 % interval 2 T / χ²(0.975; 2 k) to 2 T / χ²(0.025; 2 k)             (1)
//   k = 0: mean > 2 T / χ²(0.95; 2) = T / 2.996 with 95 % confidence                       (2)
//
// The law is exact where the number of events is fixed, and a close approximation where the time is. χ²(p; n) is the p-quantile.

import type { Interval } from './interval.ts'
import { chiSquaredTail } from './normal.ts'

export interface MemorylessMean {
  /** Infinity without an event. */
  readonly mean: number
  readonly interval: Interval
}

/** `total` >= 0 in any unit, `events` whole and >= 0. */
export function memorylessMean(total: number, events: number): MemorylessMean {
  if (!(total >= 0 && Number.isInteger(events) && events >= 0))
    throw new RangeError(`Expected a total wait >= 0 and a whole number of events >= 0, got ${total} and ${events}`)
  if (events === 0) {
    return { mean: Number.POSITIVE_INFINITY, interval: { low: (2 * total) / quantile(0.05, 2), high: Number.POSITIVE_INFINITY } } // (2)
  }
  const degrees = 2 * events
  return {
    mean: total / events,
    interval: { low: (2 * total) / quantile(0.025, degrees), high: (2 * total) / quantile(0.975, degrees) },
  } // (1)
}

/** Where the upper tail of χ² holds `tail`, by bisection down to neighbouring numbers. */
function quantile(tail: number, degrees: number): number {
  let [low, high] = [0, 1]
  while (chiSquaredTail(high, degrees) > tail) high *= 2
  for (;;) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) return middle
    if (chiSquaredTail(middle, degrees) > tail) low = middle
    else high = middle
  }
}
