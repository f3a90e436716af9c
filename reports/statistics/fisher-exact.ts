// Are two success rates equal (independent trials)? R. A. Fisher (1935), "The logic of inductive inference", Journal of the Royal
// Statistical Society 98(1):39-82, doi 10.2307/2342435. Given how many were solved in all, the number solved in the first group is
// hypergeometric; p is the probability of all numbers that are no likelier than the one seen.

import { hypergeometricLaw, logFactorials } from './binomial.ts'

/** Probabilities that differ by rounding count as equal: the factor of R's fisher.test. */
const SAME = 1 + 1e-7

/** Two-sided p value. */
export function fisherExact(solved1: number, trials1: number, solved2: number, trials2: number): number {
  for (const [solved, trials] of [
    [solved1, trials1],
    [solved2, trials2],
  ] as const) {
    if (!(Number.isInteger(solved) && Number.isInteger(trials) && solved >= 0 && trials >= solved && trials > 0)) {
      throw new RangeError(`Expected whole numbers 0 <= solved <= trials with trials > 0, got ${solved} of ${trials}`)
    }
  }
  return fisherTable(trials1, trials2, solved1 + solved2)[solved1]!
}

/** p for each number solved in the first group (0..trials1), `solved` in all; meaningless where that is impossible. */
export function fisherTable(
  trials1: number,
  trials2: number,
  solved: number,
  logs = logFactorials(trials1 + trials2),
): Float64Array {
  const law = hypergeometricLaw(trials1, solved, trials1 + trials2, logs)
  return law.map(seen =>
    Math.min(
      1,
      law.reduce((sum, probability) => (probability <= seen * SAME ? sum + probability : sum), 0),
    ),
  )
}
