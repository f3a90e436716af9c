import test from 'ava'
import { studentT } from '../../../reports/statistics/student-t.ts'

// R 4.2.2: qt(0.975, c(1, 2, 3, 4, 9, 10, 30, 199)) and qt(0.95, c(1, 2, 3, 4, 9, 10))
const fromR: readonly (readonly [probability: number, degrees: readonly number[], quantiles: readonly number[]])[] = [
  [
    0.95,
    [1, 2, 3, 4, 9, 10, 30, 199],
    [
      12.7062047361747, 4.30265272974946, 3.18244630528371, 2.77644510519779, 2.2621571627982, 2.22813885198627, 2.04227245630124,
      1.97195654425175,
    ],
  ],
  [
    0.9,
    [1, 2, 3, 4, 9, 10],
    [6.31375151467504, 2.91998558035372, 2.35336343480182, 2.13184678632665, 1.83311293265624, 1.81246112281168],
  ],
]

for (const [probability, degrees, quantiles] of fromR) {
  test(`agrees with R at a central probability of ${probability}`, t => {
    for (const [i, each] of degrees.entries()) {
      t.true(Math.abs(studentT(each, probability) / quantiles[i]! - 1) < 1e-12, `${each} degrees`)
    }
  })
}

test('refuses what is no number of degrees, or no probability', t => {
  t.throws(() => studentT(0), { instanceOf: RangeError, message: /degrees of freedom >= 1, got 0/ })
  t.throws(() => studentT(2.5), { instanceOf: RangeError })
  t.throws(() => studentT(3, 1), { instanceOf: RangeError, message: /probability in \[0, 1\), got 1/ })
})
