// The paired permutation test: without a difference between two methods each pair's difference has either sign with probability 1/2
// (R. A. Fisher 1935, The Design of Experiments, Oliver & Boyd, section 21). p is the share of all 2^n assignments of signs whose
// sum is at least as far from 0 as the one seen; from a random sample of m assignments with b such it is
//
//   p = (b + 1) / (m + 1)                                                                (1)
//
// which is never 0: B. Phipson & G. K. Smyth (2010), "Permutation P-values should never be zero: calculating exact P-values when
// permutations are randomly drawn", Statistical Applications in Genetics and Molecular Biology 9(1):39, doi 10.2202/1544-6115.1585.

import type { RandomStream } from '../../engine/random.ts'

/** 2^16 assignments take about two milliseconds. */
const EXACT_UP_TO = 16
/** Sums of the same differences in another order may differ by rounding: this much of the sum of their sizes counts as equal. */
const SAME = 1e-12

/** Two-sided p value: exact up to 16 pairs with a difference, else from `samples` assignments drawn from `random`. 1 without any. */
export function pairedPermutation(differences: readonly number[], random: RandomStream, samples = 99_999): number {
  const sizes = differences.filter(difference => difference !== 0).map(Math.abs)
  if (!sizes.every(size => size < Number.POSITIVE_INFINITY)) throw new RangeError('Expected finite differences')
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const seen = Math.abs(differences.reduce((sum, difference) => sum + difference, 0)) - SAME * total
  if (sizes.length <= EXACT_UP_TO) return countFrom(sizes, 0, 0, seen) / (1 << sizes.length)
  let asFar = 0
  for (let i = 0; i < samples; i++) {
    let sum = 0
    for (const size of sizes) sum += random.bit() === 1 ? size : -size
    if (Math.abs(sum) >= seen) asFar++
  }
  return (asFar + 1) / (samples + 1) // (1)
}

/** Number of assignments of signs to sizes[at..] that bring `sum` at least `seen` away from 0. */
function countFrom(sizes: readonly number[], at: number, sum: number, seen: number): number {
  const size = sizes[at]
  if (size === undefined) return Math.abs(sum) >= seen ? 1 : 0
  return countFrom(sizes, at + 1, sum + size, seen) + countFrom(sizes, at + 1, sum - size, seen)
}
