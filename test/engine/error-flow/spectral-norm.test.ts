import test from 'ava'
import fc from 'fast-check'
import { SPECTRAL_TOLERANCE, spectralNorm } from '../../../engine/error-flow/spectral-norm.ts'
import { randomStream } from '../../../engine/random.ts'
import { jacobiEigenvalues } from '../../helpers/jacobi-eigenvalues.ts'

/** Below the true norm by at most the tolerance, above it by rounding only. */
function isNorm(found: number, norm: number): boolean {
  return found <= norm * (1 + 1e-13) && found >= norm * (1 - SPECTRAL_TOLERANCE) * (1 - 1e-13)
}

test('random matrices of any rank have the norm that Jacobi rotations find', t => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (seed, size, rank) => {
      const random = randomStream(['spectral norm test', seed])
      const factor = (): number[][] => Array.from({ length: size }, () => Array.from({ length: rank }, random.normal))
      const [a, b] = [factor(), factor()]
      const rows = a.map(x => b.map(y => x.reduce((sum, value, k) => sum + value * y[k], 0)))
      const squares = rows.map(x => rows.map(y => x.reduce((sum, value, k) => sum + value * y[k], 0)))
      return isNorm(spectralNorm(Float64Array.from(rows.flat()), size), Math.sqrt(Math.max(...jacobiEigenvalues(squares))))
    }),
    { seed: 1, numRuns: 300 },
  )
  t.pass()
})

test('close and equal singular values, and parts that are not coupled, do not mislead it', t => {
  // A diagonal matrix is its own proof. Plain power iteration fails here: it stops early, or starts beside the greatest value.
  const diagonal = (values: readonly number[]) => {
    const matrix = new Float64Array(values.length ** 2)
    values.forEach((value, i) => {
      matrix[i * values.length + i] = value
    })
    return spectralNorm(matrix, values.length)
  }
  t.is(diagonal([0, 0, 0]), 0)
  t.true(isNorm(diagonal([1, 1, 1, 1]), 1))
  t.true(isNorm(diagonal([1e-3, -2, 1e-200]), 2))
  for (const gap of [1e-2, 1e-4, 1e-6, 1e-8, 1e-10, 1e-12])
    t.true(isNorm(diagonal([...Array.from({ length: 40 }, (_, i) => 1 - gap * (1 + i / 40)), 1]), 1), `gap ${gap}`)
})

test('one number, none, and what is not finite', t => {
  t.true(isNorm(spectralNorm(Float64Array.of(-3), 1), 3))
  t.is(spectralNorm(new Float64Array(0), 0), 0)
  t.is(spectralNorm(Float64Array.of(1, Number.NaN, 0, 1), 2), Number.NaN)
  t.is(spectralNorm(Float64Array.of(1, 0, 0, Infinity), 2), Number.NaN)
})
