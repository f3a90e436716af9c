// Does one method do better than another, on the ordinal scale of outcome-ranks.ts? F. Wilcoxon (1945), "Individual comparisons by
// ranking methods", Biometrics Bulletin 1(6):80-83, doi 10.2307/3001968; H. B. Mann & D. R. Whitney (1947), "On a test of whether one of
// two random variables is stochastically larger than the other", Annals of Mathematical Statistics 18(1):50-60,
// doi 10.1214/aoms/1177730491. With W the sum of the first group's ranks among all N = m + n,
//
//   superiority = (m n + m (m + 1) / 2 - W) / (m n): P(first better) + P(equal) / 2       (1)
//   p = P(|W - E W| >= that seen) over all choices of m of the N ranks, ties as they are   (2)
//
// (1) is the measure A of A. Vargha & H. D. Delaney (2000), Journal of Educational and Behavioral Statistics 25(2):101-132,
// doi 10.3102/10769986025002101. Up to N = 60 (2) is counted exactly; beyond, by the normal law with continuity correction.

import type { WaitingTime } from './kaplan-meier.ts'
import { normalTail } from './normal.ts'
import { outcomeRanks } from './outcome-ranks.ts'
import { doubledRankSumLaw, rankSumMean, rankSumVariance } from './rank-sum-law.ts'

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
  const distance = Math.abs(sum - rankSumMean(m + n, m))
  return { superiority, p: m + n <= exactUpTo ? exactP(ranks, m, distance) : normalP(ranks, m, distance) }
}

/** (2) */
function exactP(ranks: Float64Array, m: number, distance: number): number {
  const twiceMean = 2 * rankSumMean(ranks.length, m)
  let asFar = 0
  for (const [sum, probability] of doubledRankSumLaw(ranks, m).entries()) {
    if (Math.abs(sum - twiceMean) >= 2 * distance) asFar += probability
  }
  return Math.min(1, asFar)
}

function normalP(ranks: Float64Array, m: number, distance: number): number {
  // Without variance all are equal: the quotient is -Infinity, its tail 1.
  return Math.min(1, 2 * normalTail((distance - 0.5) / Math.sqrt(rankSumVariance(ranks, m))))
}
