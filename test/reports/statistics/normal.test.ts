import test from 'ava'
import { chiSquaredTail, normalTail } from '../../../reports/statistics/normal.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

test('agrees with R on the normal tail, far out and at the change of formula', t => {
  for (const { z, tail } of reference.normal) near(t, normalTail(z), tail, `${z}`, 1e-12)
  t.is(normalTail(50), 0)
})

test('agrees with R on the chi-squared tails', t => {
  for (const { x, degrees, tail } of reference.chiSquared)
    near(t, chiSquaredTail(x, degrees), tail, `${x}, ${degrees} degrees`, 1e-11)
})

test('refuses what is no number of degrees or no sum of squares', t => {
  t.throws(() => chiSquaredTail(1, 0), { instanceOf: RangeError, message: /degrees of freedom >= 1, got 0/ })
  t.throws(() => chiSquaredTail(-1, 1), { instanceOf: RangeError, message: /got -1/ })
})
