// How different a second method's success rate must be for n seeds each to show it: the nearest rate above and below a baseline at
// which Fisher's exact test at level 0.05 finds the difference with 80 % probability. The power is exact,
//
//   power(p, q) = Σ over (i, j) with p value <= level of P(i of n at p) P(j of n at q)   (1)
//
// not the normal law's, which promises too much for the few seeds of a benchmark.

import { binomialLaw, logFactorials } from './binomial.ts'
import { fisherTable } from './fisher-exact.ts'

export interface DetectableRates {
  /** Largest rate below the baseline that would be found; null: not even 0 would. */
  readonly below: number | null
  /** Smallest rate above the baseline that would be found; null: not even 1 would. */
  readonly above: number | null
}

/** `seeds` per arm, `baseline` in [0, 1]. */
export function detectableRates(seeds: number, baseline: number, power = 0.8, level = 0.05): DetectableRates {
  if (!(Number.isInteger(seeds) && seeds >= 1)) throw new RangeError(`Expected a whole number of seeds >= 1, got ${seeds}`)
  if (!(baseline >= 0 && baseline <= 1)) throw new RangeError(`Expected a baseline rate in [0, 1], got ${baseline}`)
  const found = rejections(seeds, level)
  const powerAt = (rate: number): number => powerOf(found, seeds, baseline, rate)
  return { below: nearest(baseline, 0, powerAt, power), above: nearest(baseline, 1, powerAt, power) }
}

/** found[i][j]: whether i against j of n is significant. */
function rejections(n: number, level: number): readonly (readonly boolean[])[] {
  const logs = logFactorials(2 * n)
  const tables = Array.from({ length: 2 * n + 1 }, (_, solved) => fisherTable(n, n, solved, logs))
  return Array.from({ length: n + 1 }, (_, i) => Array.from({ length: n + 1 }, (_, j) => tables[i + j]![i]! <= level))
}

/** (1) */
function powerOf(found: readonly (readonly boolean[])[], n: number, p: number, q: number): number {
  const first = binomialLaw(n, p)
  const second = binomialLaw(n, q)
  let power = 0
  for (const [i, row] of found.entries()) for (const [j, rejected] of row.entries()) if (rejected) power += first[i]! * second[j]!
  return power
}

/** The rate next to `from` on the way to `to` with enough power, by bisection: power grows on the way. */
function nearest(from: number, to: number, powerAt: (rate: number) => number, power: number): number | null {
  if (!(powerAt(to) >= power)) return null
  let without = from
  let enough = to
  for (;;) {
    const middle = (without + enough) / 2
    if (middle === without || middle === enough) return enough
    if (powerAt(middle) >= power) enough = middle
    else without = middle
  }
}
