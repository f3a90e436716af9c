// Means over seeds with 95 % intervals, for words and predicates: Student's t on the values themselves.

import { studentT } from '../../reports/statistics/student-t.ts'

export type Estimate = { readonly mean: number; readonly low: number; readonly high: number; readonly count: number }

/** Of at least two finite values; undefined for fewer. */
export function estimate(values: readonly (number | null)[]): Estimate | undefined {
  const finite = values.filter(value => value !== null)
  if (finite.length < 2) return undefined
  const mean = finite.reduce((sum, x) => sum + x, 0) / finite.length
  const variance = finite.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (finite.length - 1)
  const reach = studentT(finite.length - 1) * Math.sqrt(variance / finite.length)
  return { mean, low: mean - reach, high: mean + reach, count: finite.length }
}
