import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { type CmaOptions, cmaEs } from '../../../methods/search/cma-es.ts'
import { symmetricEigen } from '../../../methods/search/symmetric-eigen.ts'
import { jacobiEigenvalues } from '../../helpers/jacobi-eigenvalues.ts'
import { countingSearch, ellipsoid, sphere } from '../../helpers/test-functions.ts'

const search = (n: number, seed: number, changes: Partial<CmaOptions> = {}) =>
  cmaEs(new Float64Array(n).fill(1), { sigma: 0.5, covariance: 'full', ...changes }, randomStream(['CMA-ES', seed]))

/** A random orthogonal matrix, by Gram and Schmidt. */
function rotation(n: number): number[][] {
  const random = randomStream(['rotation', n])
  const rows: number[][] = []
  while (rows.length < n) {
    let row = Array.from({ length: n }, () => random.normal())
    for (const other of rows) {
      const product = row.reduce((sum, value, i) => sum + value * other[i], 0)
      row = row.map((value, i) => value - product * other[i])
    }
    rows.push(row.map(value => value / Math.hypot(...row)))
  }
  return rows
}

const turn = rotation(10)
const rotated = (x: Float64Array): number =>
  ellipsoid(Float64Array.from(turn, row => row.reduce((sum, value, i) => sum + value * x[i], 0)))

/** Median evaluations to 1e-10 over 11 runs. */
const median = (n: number, cost: (x: Float64Array) => number, changes: Partial<CmaOptions> = {}): number =>
  Array.from({ length: 11 }, (_, seed) => countingSearch(search(n, seed, changes), cost, 100_000, 1e-10).evaluations).sort(
    (a, b) => a - b,
  )[5]

test('it needs as many evaluations as the reference implementation, turned or not', t => {
  // pycma 4.5.0, cma.CMAEvolutionStrategy([1.0] * n, 0.5, {'ftarget': 1e-10, 'CMA_active': False}), medians of seeds 1 to 11: 816 and 1,660 on
  // the sphere, 5,860 on the ellipsoid; its single runs lie within 12 % of their median, its restarts and details differ.
  const near = (evaluations: number, reference: number): void => {
    t.true(Math.abs(evaluations / reference - 1) < 0.12, `${evaluations} where the reference needs ${reference}`)
  }
  near(median(5, sphere), 816)
  near(median(10, sphere), 1660)
  near(median(10, ellipsoid), 5860)
  near(median(10, rotated), 5860)
})

test('variances alone suffice for an ellipsoid along the axes, in half the evaluations, and not for a turned one', t => {
  t.true(median(10, ellipsoid, { covariance: 'diagonal' }) < 3500)
  t.true(countingSearch(search(10, 1, { covariance: 'diagonal' }), rotated, 20_000, 1e-10).bestCost > 1e-3)
})

test('the covariance stays symmetric and positive definite', t => {
  const run = search(6, 3)
  for (let part = 0; part < 30; part++) {
    countingSearch(run, ellipsoid, 100, 1e-18)
    const c = Array.from({ length: 6 }, (_, i) => Array.from(run.covariance.elements.subarray(6 * i, 6 * i + 6)))
    for (let i = 0; i < 6; i++) for (let j = 0; j < i; j++) t.is(c[i][j], c[j][i])
    const values = jacobiEigenvalues(c)
    t.true(Math.min(...values) > 0, `${values}`)
  }
})

test('it is stuck on a plain, and restarts are left to others', t => {
  const run = search(4, 1)
  t.true(countingSearch(run, () => 1, 100_000).evaluations < 1000)
  t.true(run.stuck)
})

test('infinite costs are no worse than a bad draw', t => {
  const half = (x: Float64Array): number => (x[0] < 0 ? Infinity : sphere(x))
  t.true(countingSearch(search(5, 2), half, 5000, 1e-8).bestCost <= 1e-8)
})

test('eigenvectors and eigenvalues give the matrix back, and are orthonormal', t => {
  // 30 rotations in a row or so, each with a few roundings: 1e-13 of the greatest element.
  const n = 9
  const random = randomStream(['eigen'])
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) matrix[i * n + j] = matrix[j * n + i] = random.normal()
  const [vectors, values] = [new Float64Array(n * n), new Float64Array(n)]
  symmetricEigen(matrix.slice(), vectors, values)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let [element, product] = [0, 0]
      for (let k = 0; k < n; k++) {
        element += vectors[i * n + k] * values[k] * vectors[j * n + k]
        product += vectors[k * n + i] * vectors[k * n + j]
      }
      t.true(Math.abs(element - matrix[i * n + j]) < 1e-13)
      t.true(Math.abs(product - (i === j ? 1 : 0)) < 1e-14)
    }
})
