import test from 'ava'
import { wilson } from '../../../reports/statistics/wilson.ts'

// R 4.2.2: prop.test(k, n, correct = FALSE)$conf.int
const fromR = [
  [0, 5, 0, 0.434482464783175],
  [5, 5, 0.565517535216825, 1],
  [3, 5, 0.230724281276013, 0.882379225767352],
  [1, 1, 0.206549314377238, 1],
  [0, 1, 0, 0.793450685622763],
  [15, 20, 0.531299122381256, 0.888138298592334],
  [1, 2560, 6.89582325723934e-5, 0.00220944271948221],
] as const

for (const [successes, trials, low, high] of fromR) {
  test(`agrees with R on ${successes} of ${trials}`, t => {
    const interval = wilson(successes, trials)
    t.true(Math.abs(interval.low - low) < 1e-12, `${interval.low}`)
    t.true(Math.abs(interval.high - high) < 1e-12, `${interval.high}`)
  })
}

test('agrees with the worked example of Newcombe (1998), Statistics in Medicine 17:857-872, table I: 81 of 263', t => {
  const { low, high } = wilson(81, 263)
  t.is(low.toFixed(4), '0.2553')
  t.is(high.toFixed(4), '0.3662')
})

test('reaches 0 and 1 exactly where nothing or everything was solved', t => {
  for (const trials of [1, 3, 7, 1000]) {
    t.is(wilson(0, trials).low, 0)
    t.is(wilson(trials, trials).high, 1)
  }
})

test('refuses counts that make no sense', t => {
  for (const [successes, trials] of [
    [0, 0],
    [-1, 5],
    [6, 5],
    [1.5, 5],
    [Number.NaN, 5],
  ] as const) {
    t.throws(() => wilson(successes, trials), { instanceOf: RangeError, message: /0 <= successes <= trials/ })
  }
})
