import test from 'ava'
import { type LagCount, lagFrontier } from '../../../reports/statistics/lag-frontier.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

function counts({ lag, solved, trials }: { lag: number[]; solved: number[]; trials: number[] }): readonly LagCount[] {
  return lag.map((each, i) => ({ lag: each, solved: solved[i]!, trials: trials[i]! }))
}

for (const data of reference.logistic.filter(({ frontier }) => frontier !== null)) {
  test(`agrees with R: ${data.name}`, t => {
    const { lag, interval, penalised } = lagFrontier(counts(data))!
    t.is(penalised, data.penalised)
    near(t, lag, data.frontier, 'frontier')
    // R was asked for limits up to a factor of e^60 away.
    if (data.low === null) t.is(interval.low, 0)
    else near(t, interval.low, data.low, 'low')
    near(t, interval.high, data.high, 'high')
  })
}

const at = (lags: readonly number[], solved: readonly number[]): readonly LagCount[] =>
  lags.map((lag, i) => ({ lag, solved: solved[i]!, trials: 10 }))

test('lies beyond some lag where all were solved, and below some where none was', t => {
  const all = lagFrontier(at([10, 20, 50, 100, 200], [10, 10, 10, 10, 10]))!
  t.is(all.lag, null)
  t.is(all.interval.high, Number.POSITIVE_INFINITY)
  t.true(all.interval.low > 10 && all.interval.low < 200, `${all.interval.low}`)
  const none = lagFrontier(at([10, 20, 50], [0, 0, 0]))!
  t.is(none.lag, null)
  t.is(none.interval.low, 0)
  t.true(none.interval.high < 10, `${none.interval.high}`)
})

test('has no estimate where a slope is mere rounding', t => {
  for (const lags of [2, 3, 4, 5, 6, 7]) {
    const tried = Array.from({ length: lags }, (_, i) => 10 * 2 ** i)
    t.is(lagFrontier(at(tried, new Array(lags).fill(10)))!.lag, null)
  }
  t.is(lagFrontier(at([10, 20, 50, 100], [10, 10, 10, 10]))!.lag, null)
})

test('has no estimate where success grows with the lag', t => {
  t.is(lagFrontier(at([10, 100, 1000], [2, 5, 9]))!.lag, null)
})

test('narrows with more trials and moves with the unit of the lag', t => {
  const few = lagFrontier(at([10, 100, 1000], [10, 9, 3]))!
  const many = lagFrontier(at([10, 100, 1000], [10, 9, 3]).map(each => ({ ...each, solved: each.solved * 4, trials: 40 })))!
  near(t, many.lag, few.lag)
  t.true(many.interval.low > few.interval.low && many.interval.high < few.interval.high)
  const scaled = lagFrontier(at([30, 300, 3000], [10, 9, 3]))!
  near(t, scaled.lag, 3 * few.lag!)
  near(t, scaled.interval.high, 3 * few.interval.high)
})

test('is null at a single lag, and refuses a lag of 0', t => {
  t.is(lagFrontier(at([10], [5])), null)
  t.throws(() => lagFrontier(at([0, 10], [5, 5])), { instanceOf: RangeError, message: /finite lags > 0, got 0/ })
})
