import test from 'ava'
import { median, quantile } from '../../../reports/statistics/quantile.ts'

test('linear between order statistics, as in R', t => {
  // quantile(c(7, 1, 4, 10), c(0, 0.1, 0.5, 0.75, 1)) in R 4.2.2 gives 1.00 1.90 5.50 7.75 10.00.
  const values = [7, 1, 4, 10]
  for (const [p, wanted] of [
    [0, 1],
    [0.1, 1.9],
    [0.5, 5.5],
    [0.75, 7.75],
    [1, 10],
  ] as const)
    t.true(Math.abs(quantile(values, p) - wanted) < 1e-12, String(p))
  t.is(median([3, 1, 2]), 2)
})

test('infinities are values like others', t => {
  t.is(median([Number.NEGATIVE_INFINITY, 2]), Number.NEGATIVE_INFINITY)
  t.is(median([Number.NEGATIVE_INFINITY, 2, 3]), 2)
  t.is(median([Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]), Number.NEGATIVE_INFINITY)
  t.is(median([1, Number.POSITIVE_INFINITY]), Number.POSITIVE_INFINITY)
})

test('nothing has no quantile', t => {
  t.true(Number.isNaN(median([])))
})
