// Thins learning curves by a rule that depends on nothing but the curve: of the points 1, 2, 3... every n-th is kept, and the last.
// Thinning by 2 and again by 2 is thinning by 4, so curves of files that were thinned differently can be brought to the same points.

import type { CurvePoint, TrialRecord, TrialResult } from '../record.ts'

function thinCurve(points: readonly CurvePoint[], every: number): readonly CurvePoint[] {
  return points.filter((_, index) => (index + 1) % every === 0 || index === points.length - 1)
}

export function thinResult(result: TrialResult, every: number): TrialResult {
  return every === 1 ? result : { ...result, curve: thinCurve(result.curve, every) }
}

export function thinRecord({ result, environment }: TrialRecord, every: number): TrialRecord {
  return { result: thinResult(result, every), environment }
}
