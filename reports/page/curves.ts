// Learning curves as they go into the page, under a limit on all of them together. The rule, which the page states: every curve keeps
// each k-th of its points, counted from its last, k the smallest number that meets the limit; where that would leave curves with fewer
// than four points on average there is nothing to see, and all are left out.

import type { CurvePoint } from '../../runner/record.ts'
import { count } from '../format.ts'

const FEWEST = 4

export interface CurveRule {
  /** Keep each k-th point; null: none at all. */
  readonly every: number | null
  /** A sentence for the reader; '' when nothing is left out. */
  readonly note: string
}

/** `lengths`: points of each curve, empty ones included. `most`: points of all together. */
export function curveRule(lengths: readonly number[], most: number): CurveRule {
  const drawn = lengths.filter(length => length > 0)
  const all = drawn.reduce((sum, length) => sum + length, 0)
  const kept = (every: number): number => drawn.reduce((sum, length) => sum + Math.ceil(length / every), 0)
  let every = 1
  while (kept(every) > most && kept(every) > FEWEST * drawn.length) every++
  if (every === 1) return { every, note: '' }
  if (kept(every) > most) {
    return {
      every: null,
      note: `Learning curves are left out: ${count(all)} points are too many for one page. The store has them.`,
    }
  }
  return {
    every,
    note: `Learning curves are thinned to ${count(kept(every))} of ${count(all)} points: one in ${every}, counted from the last. The store has the others.`,
  }
}

/** Sequences, mean error and fraction correct of each point that is kept, the latter two to three significant digits. */
export function flatCurve(points: readonly CurvePoint[], every: number): (number | null)[] {
  return points
    .filter((_, index) => (points.length - 1 - index) % every === 0)
    .flatMap(point => [point.sequences, threeDigits(point.meanError), threeDigits(point.fractionCorrect)])
}

/** A number to three significant digits; null for what is not finite (which JSON has no word for). */
export function threeDigits(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(3)) : null
}
