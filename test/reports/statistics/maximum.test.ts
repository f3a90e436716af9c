import test from 'ava'
import { largestValue } from '../../../reports/statistics/maximum.ts'

test('finds the top of a hill near, far and at the border', t => {
  for (const top of [0.001, 0.7, 1, 3.3, 5000])
    t.true(Math.abs(largestValue(s => 7 - (s / top - 1) * (s / top - 1)) - 7) < 1e-14, `${top}`)
  t.true(largestValue(s => -s) === 0)
})
