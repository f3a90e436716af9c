// Does one method do better than another, on the ordinal scale of outcome-ranks.ts? F. Wilcoxon (1945), "Individual comparisons by
// ranking methods", Biometrics Bulletin 1(6):80-83, doi 10.2307/3001968; H. B. Mann & D. R. Whitney (1947), "On a test of whether one of
// two random variables is stochastically larger than the other", Annals of Mathematical Statistics 18(1):50-60,
// doi 10.1214/aoms/1177730491. With W the sum of the first group's ranks among all N = m + n,
//
//   superiority = (m n + m (m + 1) / 2 - W) / (m n): P(first better) + P(equal) / 2       (1)
//   p = P(|W - E W| >= that seen) over all choices of m of the N ranks, ties as they are   (2)
//   var W = m n / 12 (N + 1 - Σ (t³ - t) / (N (N - 1))), t trials to a tie                 (3)
//
// (1) is the measure A of A. Vargha & H. D. Delaney (2000), Journal of Educational and Behavioral Statistics 25(2):101-132,
// doi 10.3102/10769986025002101. Up to N = 60 (2) is counted exactly; beyond, by the normal law with (3) and continuity correction.

import type { WaitingTime } from './kaplan-meier.ts'
import { normalTail } from './normal.ts'
import { outcomeRanks } from './outcome-ranks.ts'

const EXACT_UP_TO = 60

export interface RankComparison {
  /** In [0, 1]; 1/2 without a difference. */
  readonly superiority: number
  /** Two-sided. */
  readonly p: number
}

/** Throws a RangeError where a group is empty. */
export function mannWhitney(
  first: readonly WaitingTime[],
  second: readonly WaitingTime[],
  exactUpTo = EXACT_UP_TO,
): RankComparison {
  const m = first.length
  const n = second.length
  if (m === 0 || n === 0) throw new RangeError(`Expected trials in both groups, got ${m} and ${n}`)
  const ranks = outcomeRanks([...first, ...second])
  const sum = ranks.subarray(0, m).reduce((total, rank) => total + rank, 0)
  const superiority = (m * n + (m * (m + 1)) / 2 - sum) / (m * n) // (1)
  const distance = Math.abs(sum - (m * (m + n + 1)) / 2)
  return { superiority, p: m + n <= exactUpTo ? exactP(ranks, m, distance) : normalP(ranks, m, distance) }
}

/** (2), by counting the choices of m ranks for each sum; doubled ranks are whole numbers. */
function exactP(ranks: Float64Array, m: number, distance: number): number {
  const largest = ranks.length * (ranks.length + 1)
  const counts = Array.from({ length: m + 1 }, () => new Float64Array(largest + 1))
  counts[0]![0] = 1
  for (const rank of ranks) {
    const step = 2 * rank
    for (let chosen = m; chosen >= 1; chosen--) {
      const from = counts[chosen - 1]!
      const to = counts[chosen]!
      for (let sum = largest; sum >= step; sum--) to[sum]! += from[sum - step]!
    }
  }
  const twiceMean = m * (ranks.length + 1)
  let all = 0
  let asFar = 0
  for (const [sum, count] of counts[m]!.entries()) {
    all += count
    if (Math.abs(sum - twiceMean) >= 2 * distance) asFar += count
  }
  return asFar / all
}

function normalP(ranks: Float64Array, m: number, distance: number): number {
  const total = ranks.length
  let ties = 0
  for (const group of Map.groupBy(ranks, rank => rank).values()) ties += group.length * (group.length * group.length - 1)
  const variance = ((m * (total - m)) / 12) * (total + 1 - ties / (total * (total - 1))) // (3)
  // Without variance all are equal: the quotient is -Infinity, its tail 1.
  return Math.min(1, 2 * normalTail((distance - 0.5) / Math.sqrt(variance)))
}
