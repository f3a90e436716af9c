// The law of the rank sum W of m trials drawn from N without order, ties as they are: exactly, and its mean and variance. F. Wilcoxon
// (1945), Biometrics Bulletin 1(6):80-83, doi 10.2307/3001968. With t trials to a tie
//
//   E W = m (N + 1) / 2                                                                   (1)
//   var W = m n / 12 (N + 1 - Σ (t³ - t) / (N (N - 1)))                                   (2)

/** law[k] = P(2 W = k): doubled, because ranks that are shared end in one half. */
export function doubledRankSumLaw(ranks: Float64Array, m: number): Float64Array {
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
  const law = counts[m]!
  const all = law.reduce((sum, count) => sum + count, 0)
  return law.map(count => count / all)
}

/** (1) */
export function rankSumMean(total: number, m: number): number {
  return (m * (total + 1)) / 2
}

/** (2); 0 where all are equal. */
export function rankSumVariance(ranks: Float64Array, m: number): number {
  const total = ranks.length
  let ties = 0
  for (const group of Map.groupBy(ranks, rank => rank).values()) ties += group.length * (group.length * group.length - 1)
  return ((m * (total - m)) / 12) * (total + 1 - ties / (total * (total - 1)))
}
