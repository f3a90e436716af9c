import test from 'ava'
import fc from 'fast-check'
import { birkhoff, dobrushin, multiplyTransitions, secondEigenvalue } from '../../../methods/probabilistic/diffusion.ts'

/** Rows that sum to 1, from positive numbers; with `zeros`, some entries are 0. */
const stochastic = (n: number, zeros: boolean) =>
  fc
    .array(fc.array(fc.tuple(fc.double({ min: 0.001, max: 1, noNaN: true }), fc.boolean()), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    })
    .map(rows =>
      Float64Array.from(
        rows.flatMap((row, i) => {
          const kept = row.map(([value, keep], k) => (keep || !zeros || k === i ? value : 0))
          const sum = kept.reduce((a, b) => a + b)
          return kept.map(value => value / sum)
        }),
      ),
    )

const product = (a: Float64Array, b: Float64Array, n: number): Float64Array => {
  const into = new Float64Array(n * n)
  multiplyTransitions(a, b, n, into)
  return into
}

const permutation = Float64Array.of(0, 1, 0, 0, 0, 1, 1, 0, 0)
const equalRows = Float64Array.of(0.2, 0.5, 0.3, 0.2, 0.5, 0.3, 0.2, 0.5, 0.3)

// The spectral radius comes from squaring 26 times: 1e-8 too great for well-conditioned eigenvectors.
const close = (a: number, b: number): boolean => Math.abs(a - b) < 1e-7

test('all three are 1 for a permutation of the states and 0 for equal rows', t => {
  for (const measure of [dobrushin, birkhoff, secondEigenvalue]) {
    t.true(close(measure(permutation, 3), 1))
    t.true(close(measure(equalRows, 3), 0))
  }
})

test('by hand: two states that stay with 0.9 and 0.7', t => {
  const matrix = Float64Array.of(0.9, 0.1, 0.3, 0.7)
  t.true(Math.abs(dobrushin(matrix, 2) - 0.6) < 1e-15)
  t.true(close(secondEigenvalue(matrix, 2), 0.6))
  const root = Math.sqrt((0.1 * 0.3) / (0.9 * 0.7))
  t.true(Math.abs(birkhoff(matrix, 2) - (1 - root) / (1 + root)) < 1e-15)
  // One row has a zero and the other none.
  t.is(birkhoff(Float64Array.of(1, 0, 0.5, 0.5), 2), 1)
})

for (const zeros of [false, true])
  test(`a product keeps no more than its factors together${zeros ? ', with zeros' : ''}`, t => {
    fc.assert(
      fc.property(stochastic(4, zeros), stochastic(4, zeros), (a, b) => {
        for (const measure of [dobrushin, birkhoff]) {
          const [x, y, xy] = [measure(a, 4), measure(b, 4), measure(product(a, b, 4), 4)]
          // Rounding of the product; near equal rows Birkhoff's square root makes 1e-8 of 1e-16.
          if (xy < 0 || xy > 1 || xy > x * y + 1e-7) return false
        }
        return true
      }),
      { seed: 1 },
    )
    t.pass()
  })

test("the second eigenvalue is at most Dobrushin's coefficient, and the powers shrink with it", t => {
  fc.assert(
    fc.property(stochastic(3, false), a => {
      let power: Float64Array = a
      for (let k = 0; k < 5; k++) power = product(power, power, 3)
      const rate = secondEigenvalue(a, 3)
      const shrunk = dobrushin(power, 3)
      // |λ|^32 up to the condition of the eigenvectors.
      return (
        rate <= dobrushin(a, 3) + 1e-6 && (shrunk < 1e-12 || shrunk <= 1e4 * rate ** 32) && shrunk >= 0.99 * rate ** 32 - 1e-12
      )
    }),
    { seed: 46 },
  )
  t.pass()
})

const distance = (x: readonly number[], y: readonly number[]): number =>
  Math.max(...x.flatMap((_, i) => y.map((_, j) => Math.log((x[i] * y[j]) / (x[j] * y[i])))))
const through = (x: readonly number[], matrix: Float64Array, n: number): number[] =>
  Array.from({ length: n }, (_, k) => x.reduce((sum, value, i) => sum + value * matrix[i * n + k], 0))

test("no pair of vectors contracts less than Birkhoff's closed form says", t => {
  const vector = fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(stochastic(3, false), vector, vector, (matrix, x, y) => {
      const before = distance(x, y)
      return before < 1e-3 || distance(through(x, matrix, 3), through(y, matrix, 3)) <= (birkhoff(matrix, 3) + 1e-9) * before
    }),
    { seed: 1, numRuns: 500 },
  )
  t.pass()
})

test('and some pair contracts as little', t => {
  for (const matrix of [Float64Array.of(0.9, 0.1, 0.3, 0.7), Float64Array.of(0.2, 0.8, 0.6, 0.4)]) {
    let greatest = 0
    for (let exponent = -6; exponent <= 6; exponent += 0.01) {
      const ratio = Math.exp(exponent)
      const [x, y] = [
        [1, ratio],
        [1, ratio * 1.0001],
      ]
      greatest = Math.max(greatest, distance(through(x, matrix, 2), through(y, matrix, 2)) / distance(x, y))
    }
    t.true(Math.abs(greatest - birkhoff(matrix, 2)) < 1e-4)
  }
})
