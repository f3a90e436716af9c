import test from 'ava'
import { memorylessMean } from '../../../reports/statistics/memoryless.ts'
import { near } from './near.ts'

// 200 / qchisq(c(0.975, 0.025), 2 * k) in R 4.2.2.
for (const [events, low, high] of [
  [1, 27.1085030681817, 3949.7890205207209],
  [3, 13.8414288062232, 161.6365055079015],
  [10, 5.85315483929043, 20.85336691906785],
  [40, 1.87566994713187, 3.49936827492331],
] as const) {
  test(`agrees with R: ${events} events in 100`, t => {
    const { mean, interval } = memorylessMean(100, events)
    t.is(mean, 100 / events)
    near(t, interval.low, low, 'low')
    near(t, interval.high, high, 'high')
  })
}

test('without an event there is a lower limit only', t => {
  const { mean, interval } = memorylessMean(100, 0)
  t.is(mean, Number.POSITIVE_INFINITY)
  near(t, interval.low, 33.3808200695334, 'low')
  t.is(interval.high, Number.POSITIVE_INFINITY)
})

test('refuses counts that make no sense', t => {
  t.throws(() => memorylessMean(-1, 1), { instanceOf: RangeError, message: /got -1 and 1/ })
  t.throws(() => memorylessMean(1, 0.5), { instanceOf: RangeError, message: /got 1 and 0.5/ })
})
