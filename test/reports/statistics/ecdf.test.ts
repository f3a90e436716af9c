import test from 'ava'
import { dkwReach, ecdf } from '../../../reports/statistics/ecdf.ts'
import { allNear } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { times, knots, share, low, high } of reference.ecdf) {
  test(`agrees with R on ${times.length} times`, t => {
    const found = ecdf(times)
    allNear(
      t,
      found.map(step => step.time),
      knots,
      'time',
    )
    allNear(
      t,
      found.map(step => step.share),
      share,
      'share',
    )
    allNear(
      t,
      found.map(step => step.band.low),
      low,
      'low',
    )
    allNear(
      t,
      found.map(step => step.band.high),
      high,
      'high',
    )
  })
}

test('counts what was never solved, but has no step there', t => {
  const found = ecdf([Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY, 1])
  t.deepEqual(
    found.map(({ time, share }) => [time, share]),
    [
      [1, 0.25],
      [2, 0.5],
    ],
  )
  t.deepEqual(ecdf([Number.POSITIVE_INFINITY]), [])
})

test('refuses an empty list', t => {
  t.throws(() => ecdf([]), { instanceOf: RangeError, message: /at least one time, got 0/ })
  t.throws(() => dkwReach(0), { instanceOf: RangeError })
})
