import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { ridgeRegression } from '../../../methods/learning/ridge-regression.ts'

/** Solves a x = b by Gauss-Jordan elimination with pivots. */
function solved(a: number[][], b: number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i]])
  const n = rows.length
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let i = column; i < n; i++) if (Math.abs(rows[i][column]) > Math.abs(rows[pivot][column])) pivot = i
    ;[rows[column], rows[pivot]] = [rows[pivot], rows[column]]
    rows[column] = rows[column].map(value => value / rows[column][column])
    for (let i = 0; i < n; i++) if (i !== column) rows[i] = rows[i].map((value, k) => value - rows[i][column] * rows[column][k])
  }
  return rows.map(row => row[n])
}

test('the weights are the closed-form solution (Φ Φ" + λ 1)⁻¹ Φ D", bias included', t => {
  // A well-conditioned system of seven unknowns: 1e-10.
  const random = randomStream(['ridge'])
  const [size, outputs, samples, penalty] = [6, 2, 40, 0.3]
  const phi = Array.from({ length: samples }, () => [...Array.from({ length: size }, () => random.normal()), 1])
  const targets = Array.from({ length: samples }, () => Array.from({ length: outputs }, () => random.normal()))
  const regression = ridgeRegression(size, outputs, penalty)
  // Samples lie anywhere in their arrays.
  phi.forEach((features, i) => {
    regression.add(Float64Array.of(9, ...features.slice(0, size)), 1, Float64Array.of(9, 9, ...targets[i]), 2)
  })
  const weights = new Float64Array((size + 1) * outputs)
  t.true(regression.solve(weights))
  const sums = Array.from({ length: size + 1 }, (_, i) =>
    Array.from({ length: size + 1 }, (_, j) => phi.reduce((sum, row) => sum + row[i] * row[j], 0) + (i === j ? penalty : 0)),
  )
  for (let k = 0; k < outputs; k++) {
    const products = Array.from({ length: size + 1 }, (_, i) => phi.reduce((sum, row, s) => sum + row[i] * targets[s][k], 0))
    solved(sums, products).forEach((value, i) => {
      t.true(Math.abs(value - weights[i * outputs + k]) < 1e-10, `feature ${i}, output ${k}`)
    })
  }
})

test('solving again after more samples is the same as solving once, and a small penalty fits what can be fitted', t => {
  const random = randomStream(['ridge again'])
  const [early, late] = [ridgeRegression(3, 1, 1e-9), ridgeRegression(3, 1, 1e-9)]
  const weights = new Float64Array(4)
  for (let i = 0; i < 30; i++) {
    const features = Float64Array.from({ length: 3 }, () => random.normal())
    const target = Float64Array.of(2 * features[0] - features[2] + 0.5)
    for (const regression of [early, late]) regression.add(features, 0, target, 0)
    if (i === 10) t.true(early.solve(weights))
  }
  early.solve(weights)
  const again = new Float64Array(4)
  late.solve(again)
  t.deepEqual(weights, again)
  ;[2, 0, -1, 0.5].forEach((value, i) => {
    t.true(Math.abs(weights[i] - value) < 1e-8)
  })
})

test('what has no solution leaves the weights as they were', t => {
  const regression = ridgeRegression(1, 1, 1e-6)
  regression.add(Float64Array.of(Number.NaN), 0, Float64Array.of(1), 0)
  const weights = Float64Array.of(3, 4)
  t.false(regression.solve(weights))
  t.deepEqual(weights, Float64Array.of(3, 4))
})
