import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { expectedRunningTime, runningTimeInterval, simulatedRestarts } from '../../../reports/statistics/expected-running-time.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }
import { waits } from './survival-data.ts'

for (const { time, solved, estimate, low, high } of reference.runningTime) {
  const trials = waits(time, solved.join(''))
  test(`agrees with all resamples enumerated by R: ${solved.filter(Boolean).length} of ${time.length} solved`, t => {
    near(t, expectedRunningTime(trials), estimate)
    const found = runningTimeInterval(trials, randomStream('bootstrap'))!
    t.true(found.low >= low[0]! - 1e-9 && found.low <= low[1]! + 1e-9, `${found.low}, expected ${low}`)
    t.true(found.high >= high[0]! - 1e-9 && found.high <= high[1]! + 1e-9, `${found.high}, expected ${high}`)
  })
}

test('the same stream gives the same interval', t => {
  const trials = waits([4, 5, 6, 10, 10], '11100')
  t.deepEqual(runningTimeInterval(trials, randomStream(1), 200), runningTimeInterval(trials, randomStream(1), 200))
})

test('simulated restarts cost the expected running time in the mean', t => {
  const trials = waits([4, 5, 6, 10, 10], '11100')
  const costs = simulatedRestarts(trials, randomStream('restarts'), 20_000)
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length
  const spread = Math.sqrt(costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / costs.length)
  t.true(Math.abs(mean - 35 / 3) < (4 * spread) / Math.sqrt(costs.length), `${mean}`)
  t.is(costs[0], 4)
  t.true(costs.every((cost, i) => i === 0 || costs[i - 1]! <= cost))
})

test('has no upper limit where many resamples hold no solved trial', t => {
  t.is(runningTimeInterval(waits([4, 10, 10], '100'), randomStream(1))!.high, Number.POSITIVE_INFINITY)
})

test('is infinite, without interval or restarts, where none was solved', t => {
  const none = waits([7, 7], '00')
  t.is(expectedRunningTime(none), Number.POSITIVE_INFINITY)
  t.is(runningTimeInterval(none, randomStream(1)), null)
  t.is(simulatedRestarts(none, randomStream(1)).length, 0)
})

test('refuses no trials, and a cost without end', t => {
  t.throws(() => expectedRunningTime([]), { instanceOf: RangeError, message: /at least one trial/ })
  t.throws(() => expectedRunningTime(waits([Number.POSITIVE_INFINITY], '0')), { instanceOf: RangeError, message: /got Infinity/ })
})
