import test from 'ava'
import { kaplanMeier } from '../../../reports/statistics/kaplan-meier.ts'
import { medianTime } from '../../../reports/statistics/median-time.ts'
import { examples, waits } from './survival-data.ts'

for (const { name, data, median, low, high } of examples) {
  test(`agrees with R: ${name}`, t => {
    const found = medianTime(kaplanMeier(data))
    t.is(found.median, median)
    t.deepEqual(found.interval, low === null ? null : { low, high: high ?? Number.POSITIVE_INFINITY })
  })
}

test('is the time of the second where two of four are solved and the rest censored', t => {
  t.is(medianTime(kaplanMeier(waits([1, 2, 9, 9], '1100'))).median, 2)
})

test('has no median where fewer than half are solved, but may have a lower limit', t => {
  const { median, interval } = medianTime(kaplanMeier(waits([1, 2, 9, 9, 9], '11000')))
  t.is(median, null)
  t.deepEqual(interval, { low: 1, high: Number.POSITIVE_INFINITY })
})
