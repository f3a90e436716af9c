import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { meanInterval, meanTime, ratioInterval } from '../../../reports/statistics/mean-time.ts'

const times = [12000, 15000, 9000, 30000, 22000]

function near(t: { true(value: boolean, message?: string): unknown }, found: number, expected: number): void {
  t.true(Math.abs(found / expected - 1) < 1e-12, `${found}`)
}

// R 4.2.2: m <- mean(x); cv <- sd(x)/m; h <- qt(.975, 4) * cv * sqrt(1/5); c(m, cv, m*exp(-h), m*exp(h))
test('agrees with R on mean, relative spread and interval', t => {
  const found = meanTime(times)
  t.is(found.n, 5)
  near(t, found.mean, 17600)
  near(t, found.relativeSpread, 0.479768905286013)
  const interval = meanInterval(found)!
  near(t, interval.low, 9700.59404020905)
  near(t, interval.high, 31932.0650587007)
})

// R 4.2.2: h <- qt(.975, 4) * cv * sqrt(1/5 + 1/10); m/20000 * exp(c(-h, h)); without a published number sqrt(1/5)
test('agrees with R on the ratio to a published mean', t => {
  const found = meanTime(times)
  const ten = ratioInterval(found, 20000, 10)!
  near(t, ten.low, 0.424251722231236)
  near(t, ten.high, 1.82533142335229)
  const unknown = ratioInterval(found, 20000, null)!
  near(t, unknown.low, 0.485029702010453)
  near(t, unknown.high, 1.59660325293504)
})

test('has no interval for a single time, and refuses none at all', t => {
  t.is(meanInterval(meanTime([5])), null)
  t.is(ratioInterval(meanTime([5]), 5, 10), null)
  t.throws(() => meanTime([]), { instanceOf: RangeError, message: /at least one waiting time/ })
})

test('covers the ratio of two exponential means of 5 and 10 trials about as often as it says', t => {
  const random = randomStream('coverage of the ratio interval')
  const draw = (): number => -Math.log(1 - random.uniform())
  const repeats = 2000
  let covered = 0
  for (let i = 0; i < repeats; i++) {
    const ours = meanTime(Array.from({ length: 5 }, draw))
    const published = meanTime(Array.from({ length: 10 }, draw)).mean
    const { low, high } = ratioInterval(ours, published, 10)!
    if (low <= 1 && 1 <= high) covered++
  }
  const rate = covered / repeats
  t.true(rate > 0.92 && rate < 0.97, `${rate}`)
})
