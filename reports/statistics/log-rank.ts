// The log-rank test of equal laws of waiting times in k groups, some times censored: N. Mantel (1966), "Evaluation of survival data and
// two new rank order statistics arising in its consideration", Cancer Chemotherapy Reports 50(3):163-170; R. Peto & J. Peto (1972),
// "Asymptotically efficient rank invariant test procedures", Journal of the Royal Statistical Society A 135(2):185-207,
// doi 10.2307/2344317. At an event time with d events among n at risk, n_g of them in group g,
//
//   expected_g = d n_g / n                                                               (1)
//   V_gh = d (n - d) / (n - 1) (n_g / n) ([g = h] - n_h / n)                             (2)
//
// summed over the event times. U = observed - expected gives χ² = Uᵀ V⁻ U with as many degrees of freedom as V has rank: k - 1 where
// every group can show something.

import type { WaitingTime } from './kaplan-meier.ts'
import { chiSquaredTail } from './normal.ts'

export interface LogRank {
  readonly observed: readonly number[]
  readonly expected: readonly number[]
  readonly chiSquared: number
  /** 0 when nothing can be told apart (no events, or one group at risk at each); p is then 1. */
  readonly degrees: number
  readonly p: number
}

export function logRank(groups: readonly (readonly WaitingTime[])[]): LogRank {
  const k = groups.length
  if (k < 2) throw new RangeError(`Expected at least two groups, got ${k}`)
  const pooled = groups.flatMap((times, group) => times.map(({ time, solved }) => ({ time, solved, group })))
  pooled.sort((a, b) => a.time - b.time)
  const atRisk = groups.map(times => times.length)
  const observed = new Array<number>(k).fill(0)
  const expected = new Array<number>(k).fill(0)
  const variance = Array.from({ length: k }, () => new Float64Array(k))
  for (let i = 0; i < pooled.length; ) {
    const n = pooled.length - i
    const leaving = new Array<number>(k).fill(0)
    let events = 0
    for (const { time } = pooled[i]!; i < pooled.length && pooled[i]!.time === time; i++) {
      const { group, solved } = pooled[i]!
      leaving[group]!++
      if (!solved) continue
      events++
      observed[group]!++
    }
    const scale = n > 1 ? (events * (n - events)) / (n - 1) : 0
    for (let g = 0; g < k; g++) {
      expected[g]! += (events * atRisk[g]!) / n // (1)
      for (let h = 0; h < k; h++) variance[g]![h]! += scale * (atRisk[g]! / n) * ((g === h ? 1 : 0) - atRisk[h]! / n) // (2)
    }
    for (let g = 0; g < k; g++) atRisk[g]! -= leaving[g]!
  }
  const { form, rank } = inverseForm(
    variance,
    observed.map((count, g) => count - expected[g]!),
  )
  return { observed, expected, chiSquared: form, degrees: rank, p: rank === 0 ? 1 : chiSquaredTail(form, rank) }
}

/** uᵀ V⁻ u and the rank of a positive semidefinite V, by elimination with the largest pivot left. Changes both. */
function inverseForm(v: readonly Float64Array[], u: number[]): { readonly form: number; readonly rank: number } {
  const left = u.map((_, i) => i)
  const negligible = 1e-10 * Math.max(...left.map(i => v[i]![i]!))
  let form = 0
  let rank = 0
  for (;;) {
    const pivot = left.reduce((best, i) => (best < 0 || v[i]![i]! > v[best]![best]! ? i : best), -1)
    if (pivot < 0 || !(v[pivot]![pivot]! > negligible)) return { form, rank }
    left.splice(left.indexOf(pivot), 1)
    const row = v[pivot]!
    form += (u[pivot]! * u[pivot]!) / row[pivot]!
    rank++
    for (const i of left) {
      const factor = v[i]![pivot]! / row[pivot]!
      u[i]! -= factor * u[pivot]!
      for (const j of left) v[i]![j]! -= factor * row[j]!
    }
  }
}
