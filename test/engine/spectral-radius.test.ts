import test from 'ava'
import { orthogonalMatrix } from '../../engine/orthogonal.ts'
import { randomStream } from '../../engine/random.ts'
import { spectralRadius } from '../../engine/spectral-radius.ts'

// 26 squarings leave ln(κ) / 2^26 of the radius: 1e-6 covers any κ below 1e29.
const isNear = (value: number, expected: number): boolean => Math.abs(value - expected) < 1e-6 * expected

test('diagonal matrices: the greatest absolute value', t => {
  t.true(isNear(spectralRadius(Float64Array.of(0.5, 0, 0, 0, -3, 0, 0, 0, 2), 3), 3))
})

test('rotations, whose eigenvalues are complex: the factor by which they stretch', t => {
  for (const angle of [0.1, 1, 2.5]) {
    const [c, s] = [0.7 * Math.cos(angle), 0.7 * Math.sin(angle)]
    t.true(isNear(spectralRadius(Float64Array.of(c, -s, s, c), 2), 0.7))
  }
})

test('companion matrices: the greatest absolute root of the polynomial', t => {
  // (x - 2)(x + 1.5)(x² + 1) = x⁴ - 0.5 x³ - 2 x² - 0.5 x - 3
  t.true(isNear(spectralRadius(Float64Array.of(0.5, 2, 0.5, 3, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0), 4), 2))
})

test('matrices far from normal, and with a defective eigenvalue', t => {
  t.true(isNear(spectralRadius(Float64Array.of(0.9, 1e6, 0, 0.8), 2), 0.9))
  // |A^k| grows as k |λ|^k: at k = 2^26 what is too much is ln(k · 100) / k, 4e-7.
  t.true(isNear(spectralRadius(Float64Array.of(0.9, 100, 0, 0.9), 2), 0.9))
})

test('nilpotent matrices have radius 0, and a NaN stays one', t => {
  t.is(spectralRadius(Float64Array.of(0, 1, 2, 0, 0, 3, 0, 0, 0), 3), 0)
  t.is(spectralRadius(new Float64Array(4), 2), 0)
  t.true(Number.isNaN(spectralRadius(Float64Array.of(1, Number.NaN, 0, 1), 2)))
})

test('orthogonal matrices have radius 1, and scaling scales it, over the range of the numbers', t => {
  const matrix = orthogonalMatrix(20, randomStream(['radius']))
  for (const scale of [1, 0.95, 1e-200, 1e200])
    t.true(
      isNear(
        spectralRadius(
          matrix.map(value => value * scale),
          20,
        ),
        scale,
      ),
    )
})
