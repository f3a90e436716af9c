// Does one method do better than another over several problems (strata), each trial compared with those on its own problem only?
// P. van Elteren (1960), "On the combination of independent two-sample tests of Wilcoxon", Bulletin de l'Institut International de
// Statistique 37:351-361; on the ordinal scale of outcome-ranks.ts. With W_h the sum of the first method's ranks among the N_h trials of
// stratum h, m_h of them its own
//
//   T = Σ_h (W_h - m_h (N_h + 1) / 2) / (N_h + 1)                                         (1)
//   p = P(|T| >= that seen) over all choices of m_h of the N_h ranks in every stratum     (2)
//   var T = Σ_h var W_h / (N_h + 1)²                                                      (3)
//
// (2) is counted exactly for up to 60 trials in strata of one size, as then T moves on a lattice; else by the normal law with (3), with a
// correction for continuity of half the smallest step of a rank sum. One stratum gives the test of mann-whitney.ts.

import type { WaitingTime } from './kaplan-meier.ts'
import { normalTail } from './normal.ts'
import { outcomeRanks } from './outcome-ranks.ts'
import { doubledRankSumLaw, rankSumMean, rankSumVariance } from './rank-sum-law.ts'

const EXACT_UP_TO = 60

export interface Stratum {
  readonly first: readonly WaitingTime[]
  readonly second: readonly WaitingTime[]
}

export interface StratifiedComparison {
  /** T < 0: the first did better. */
  readonly firstIsBetter: boolean
  /** Two-sided. */
  readonly p: number
}

/** Throws a RangeError where there is no stratum, or an empty group in one. */
export function vanElteren(strata: readonly Stratum[], exactUpTo = EXACT_UP_TO): StratifiedComparison {
  if (strata.length === 0) throw new RangeError('Expected at least one stratum, got none')
  const parts = strata.map(({ first, second }) => {
    const m = first.length
    const total = m + second.length
    if (m === 0 || m === total) throw new RangeError(`Expected trials in both groups, got ${m} and ${second.length}`)
    const ranks = outcomeRanks([...first, ...second])
    const sum = ranks.subarray(0, m).reduce((all, rank) => all + rank, 0)
    return { ranks, m, total, distance: sum - rankSumMean(total, m) }
  })
  const trials = parts.reduce((sum, { total }) => sum + total, 0)
  const equal = parts.every(({ total }) => total === parts[0]!.total)
  const t = parts.reduce((sum, { distance, total }) => sum + distance / (total + 1), 0) // (1)
  return { firstIsBetter: t < 0, p: equal && trials <= exactUpTo ? exactP(parts) : normalP(parts, t) }
}

interface Part {
  readonly ranks: Float64Array
  readonly m: number
  readonly total: number
  readonly distance: number
}

/** (2): the doubled rank sums of all strata add up to whole numbers, of which T is a shifted multiple. */
function exactP(parts: readonly Part[]): number {
  let law: Float64Array = Float64Array.of(1)
  let twiceMean = 0
  let twiceDistance = 0
  for (const { ranks, m, total, distance } of parts) {
    law = convolved(law, doubledRankSumLaw(ranks, m))
    twiceMean += 2 * rankSumMean(total, m)
    twiceDistance += 2 * distance
  }
  let asFar = 0
  for (const [sum, probability] of law.entries()) {
    if (Math.abs(sum - twiceMean) >= Math.abs(twiceDistance)) asFar += probability
  }
  return Math.min(1, asFar)
}

function convolved(a: Float64Array, b: Float64Array): Float64Array {
  const sums = new Float64Array(a.length + b.length - 1)
  for (const [i, p] of a.entries()) if (p > 0) for (const [j, q] of b.entries()) sums[i + j]! += p * q
  return sums
}

function normalP(parts: readonly Part[], t: number): number {
  const variance = parts.reduce((sum, { ranks, m, total }) => sum + rankSumVariance(ranks, m) / ((total + 1) * (total + 1)), 0) // (3)
  const step = Math.min(...parts.map(({ total }) => 1 / (total + 1)))
  // Without variance all are equal: the quotient is -Infinity, its tail 1.
  return Math.min(1, 2 * normalTail((Math.abs(t) - step / 2) / Math.sqrt(variance)))
}
