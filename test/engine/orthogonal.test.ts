import test from 'ava'
import { orthogonalMatrix } from '../../engine/orthogonal.ts'
import { type RandomStream, randomStream } from '../../engine/random.ts'

/** Dot products of the columns are those of the identity, but for `tolerance`. */
function orthonormal(matrix: Float64Array, n: number, tolerance: number): boolean {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let dot = 0
      for (let k = 0; k < n; k++) dot += matrix[i * n + k] * matrix[j * n + k]
      if (!(Math.abs(dot - (i === j ? 1 : 0)) < tolerance)) return false
    }
  return true
}

test('the columns are orthonormal, whatever the size', t => {
  // To the precision of the numbers; a dot product of n terms loses up to n ulps.
  for (const n of [1, 2, 3, 10, 60])
    t.true(orthonormal(orthogonalMatrix(n, randomStream(['orthogonal', n])), n, 1e-15 * (n + 4)), `${n}`)
})

test('they are so even where the first columns are nearly parallel', t => {
  // Columns that differ by 1e-6 lose ten digits when they are made orthogonal once; the second time brings them back.
  const random = randomStream(['nearly parallel'])
  let drawn = 0
  const parallel = { ...random, normal: () => 1 + (drawn++ % 8) + 1e-6 * random.normal() } as RandomStream
  t.true(orthonormal(orthogonalMatrix(8, parallel), 8, 1.2e-14))
})

test('the matrices are spread evenly over all orthogonal matrices', t => {
  // Moments of the uniform distribution over O(n): the mean of an entry is 0, of its square 1/n, of the squared trace 1, and half of the
  // matrices are reflections. 4000 draws of size 3: bounds of 5 standard errors and more.
  const random = randomStream(['spread'])
  const draws = 4000
  const sums = { trace: 0, squaredTrace: 0, reflections: 0 }
  const entries = new Float64Array(9)
  const squares = new Float64Array(9)
  for (let draw = 0; draw < draws; draw++) {
    const m = orthogonalMatrix(3, random)
    m.forEach((value, i) => {
      entries[i] += value / draws
      squares[i] += value ** 2 / draws
    })
    const trace = m[0] + m[4] + m[8]
    sums.trace += trace / draws
    sums.squaredTrace += trace ** 2 / draws
    const determinant =
      m[0] * (m[4] * m[8] - m[5] * m[7]) - m[3] * (m[1] * m[8] - m[2] * m[7]) + m[6] * (m[1] * m[5] - m[2] * m[4])
    if (determinant < 0) sums.reflections += 1 / draws
  }
  t.true(Math.abs(sums.trace) < 0.08)
  t.true(Math.abs(sums.squaredTrace - 1) < 0.12)
  t.true(Math.abs(sums.reflections - 0.5) < 0.04)
  entries.forEach((mean, i) => {
    t.true(Math.abs(mean) < 0.05, `mean of entry ${i}`)
    t.true(Math.abs(squares[i] - 1 / 3) < 0.03, `mean square of entry ${i}`)
  })
})
