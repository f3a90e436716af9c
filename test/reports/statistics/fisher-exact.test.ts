import test from 'ava'
import { fisherExact } from '../../../reports/statistics/fisher-exact.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { solved1, trials1, solved2, trials2, p } of reference.fisher) {
  test(`agrees with R at ${solved1} of ${trials1} against ${solved2} of ${trials2}`, t => {
    near(t, fisherExact(solved1, trials1, solved2, trials2), p)
  })
}

test('refuses what is no count of successes', t => {
  t.throws(() => fisherExact(1, 2, 3, 2), { instanceOf: RangeError, message: /got 3 of 2/ })
})
