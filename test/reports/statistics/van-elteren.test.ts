import test from 'ava'
import fc from 'fast-check'
import type { WaitingTime } from '../../../reports/statistics/kaplan-meier.ts'
import { mannWhitney } from '../../../reports/statistics/mann-whitney.ts'
import { outcomeRanks } from '../../../reports/statistics/outcome-ranks.ts'
import { type Stratum, vanElteren } from '../../../reports/statistics/van-elteren.ts'
import { near } from './near.ts'

const outcome = fc.option(fc.integer({ min: 1, max: 4 })).map(cost => ({ time: cost ?? 9, solved: cost !== null }))
const group = (size: number): fc.Arbitrary<WaitingTime[]> => fc.array(outcome, { minLength: size, maxLength: size })
const stratum = (m: number, n: number): fc.Arbitrary<Stratum> => fc.record({ first: group(m), second: group(n) })
const solved = (...times: number[]): WaitingTime[] => times.map(time => ({ time, solved: true }))

/** T and how often it lies as far out, by trying every choice of the first group in every stratum. */
function enumerated(strata: readonly Stratum[]): { t: number; p: number } {
  const all = strata.map(({ first, second }) => {
    const ranks = [...outcomeRanks([...first, ...second])]
    const sums = choices(ranks, first.length).map(chosen => chosen.reduce((sum, rank) => sum + rank, 0))
    const mean = (first.length * (ranks.length + 1)) / 2
    const seen = ranks.slice(0, first.length).reduce((sum, rank) => sum + rank, 0)
    return { parts: sums.map(sum => (sum - mean) / (ranks.length + 1)), seen: (seen - mean) / (ranks.length + 1) }
  })
  const t = all.reduce((sum, { seen }) => sum + seen, 0)
  let totals = [0]
  for (const { parts } of all) totals = totals.flatMap(total => parts.map(part => total + part))
  return { t, p: totals.filter(total => Math.abs(total) >= Math.abs(t) - 1e-9).length / totals.length }
}

function choices(values: readonly number[], m: number): number[][] {
  if (m === 0) return [[]]
  return values.flatMap((value, i) => choices(values.slice(i + 1), m - 1).map(rest => [value, ...rest]))
}

test('counts every choice in every stratum', t => {
  const strata = fc.array(stratum(2, 3), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(strata, given => {
      const wanted = enumerated(given)
      const found = vanElteren(given)
      near(t, found.p, wanted.p, 'p')
      if (Math.abs(wanted.t) > 1e-9) t.is(found.firstIsBetter, wanted.t < 0)
    }),
    { seed: 1, numRuns: 60 },
  )
})

test('one stratum is the test of Mann and Whitney, exact and approximate', t => {
  fc.assert(
    fc.property(stratum(4, 5), given => {
      for (const exactUpTo of [60, 0]) {
        near(t, vanElteren([given], exactUpTo).p, mannWhitney(given.first, given.second, exactUpTo).p, `exact up to ${exactUpTo}`)
      }
    }),
    { seed: 2, numRuns: 60 },
  )
})

test('strata of different sizes weigh by 1 / (N + 1), by the normal law', t => {
  // Ranks 1, 2 of 4 and 1, 4, 5 of 6: T = (3 - 5) / 5 + (10 - 10.5) / 7, var T = (5 / 3) / 25 + (21 / 4) / 49.
  const strata = [
    { first: solved(1, 2), second: solved(3, 4) },
    { first: solved(1, 4, 5), second: solved(2, 3, 6) },
  ]
  // With the correction z = 0.4 / sqrt(0.17381) = 0.95945; R's 2 * pnorm(-z) is 0.337331.
  t.true(Math.abs(vanElteren(strata).p - 0.337331) < 1e-6)
  t.true(vanElteren(strata).firstIsBetter)
})

test('many trials that none solved are equal', t => {
  const unsolved = Array.from({ length: 40 }, () => ({ time: 9, solved: false }))
  t.is(vanElteren([{ first: unsolved, second: unsolved }]).p, 1)
})

test('exact and approximate p are near for many trials in several strata', t => {
  const strata = [0, 1, 2].map(shift => ({ first: solved(1, 3, 5, 7, 9), second: solved(4 + shift, 6, 8, 10, 12) }))
  t.true(Math.abs(vanElteren(strata).p - vanElteren(strata, 0).p) < 0.01)
})

test('refuses no strata, and an empty group', t => {
  t.throws(() => vanElteren([]), { instanceOf: RangeError, message: /got none/ })
  t.throws(() => vanElteren([{ first: [], second: solved(1) }]), { instanceOf: RangeError, message: /got 0 and 1/ })
  t.throws(() => vanElteren([{ first: solved(1), second: [] }]), { instanceOf: RangeError, message: /got 1 and 0/ })
})
