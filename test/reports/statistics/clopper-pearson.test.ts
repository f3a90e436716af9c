import test from 'ava'
import { binomialTail } from '../../../reports/statistics/binomial.ts'
import { clopperPearson } from '../../../reports/statistics/clopper-pearson.ts'
import { wilson } from '../../../reports/statistics/wilson.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { successes, trials, low, high } of reference.clopperPearson) {
  test(`agrees with R at ${successes} of ${trials}`, t => {
    const found = clopperPearson(successes, trials)
    near(t, found.low, low, 'low')
    near(t, found.high, high, 'high')
  })
}

test('has the closed form of the limits at 0 of n and n of n, and touches the ends', t => {
  near(t, clopperPearson(0, 5).high, 1 - 0.025 ** (1 / 5))
  near(t, clopperPearson(5, 5).low, 0.025 ** (1 / 5))
  t.is(clopperPearson(0, 5).low, 0)
  t.is(clopperPearson(5, 5).high, 1)
})

test('covers every probability at least as often as it says, which Wilson does not', t => {
  const coverage = (interval: typeof clopperPearson, p: number): number => {
    let covered = 0
    for (let k = 0; k <= 10; k++) {
      const { low, high } = interval(k, 10)
      if (low <= p && p <= high) covered += binomialTail(k, 10, p) - binomialTail(k - 1, 10, p)
    }
    return covered
  }
  const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)
  t.true(Math.min(...grid.map(p => coverage(clopperPearson, p))) >= 0.95)
  t.true(Math.min(...grid.map(p => coverage((k, n) => wilson(k, n), p))) < 0.92)
})

test('refuses what is no count of successes', t => {
  t.throws(() => clopperPearson(3, 2), { instanceOf: RangeError, message: /got 3 of 2/ })
  t.throws(() => clopperPearson(0, 0), { instanceOf: RangeError })
  t.throws(() => clopperPearson(1, 2, 1), { instanceOf: RangeError, message: /confidence in \(0, 1\), got 1/ })
})
