import test from 'ava'
import { chainKinds, chainOf, ergodic } from '../../../analyses/markov-credit/chains.ts'
import { spreads } from '../../../analyses/markov-credit/contraction.ts'
import { measureCredit } from '../../../analyses/markov-credit/measure.ts'
import { randomStream } from '../../../engine/random.ts'
import { dobrushin, multiplyTransitions } from '../../../methods/probabilistic/diffusion.ts'

test('two states: the spread is |1 - p - q| to the power of the lag, far below the rounding of the product', t => {
  const [p, q] = [0.3, 0.2]
  const matrix = Float64Array.of(1 - p, p, q, 1 - q)
  const lags = [1, 2, 10, 100, 5000]
  spreads(() => matrix, 2, lags).forEach(({ dobrushin: found, distance }, i) => {
    const expected = lags[i] * Math.log10(0.5)
    t.true(Math.abs(found - expected) < 1e-9 * lags[i])
    // Rows differ by (d, -d), each d/2 from their mean: norm d.
    t.true(Math.abs(distance - expected) < 1e-8 * lags[i])
  })
})

test("where the product can be held as it is, it gives Dobrushin's coefficient too", t => {
  for (const kind of chainKinds) {
    const random = randomStream(['contraction test', kind])
    const chain = chainOf(kind, 6, random)
    const { n } = chain
    const matrices = [chain, chainOf(kind, 6, random), chainOf(kind, 6, random), chainOf(kind, 6, random)].map(
      ({ matrix }) => matrix,
    )
    const found = spreads(step => matrices[step - 1], n, [1, 2, 3, 4])
    let product = matrices[0]
    found.forEach((each, i) => {
      if (i > 0) {
        const next = new Float64Array(n * n)
        multiplyTransitions(product, matrices[i], n, next)
        product = next
      }
      t.true(Math.abs(10 ** each.dobrushin - dobrushin(product, n)) < 1e-12, `${kind} ${i}`)
    })
  }
})

test('chains are stochastic; ergodic ones forget at the rate of their second eigenvalue, permutations never', t => {
  for (const kind of chainKinds) {
    const { matrix, n } = chainOf(kind, 8, randomStream(['chain test', kind]))
    for (let i = 0; i < n; i++)
      t.true(Math.abs(matrix.subarray(i * n, (i + 1) * n).reduce((sum, p) => sum + p, 0) - 1) < 1e-12, kind)
  }
  const { lines } = measureCredit({ states: 6, seeds: 5, lags: [1, 2, 5, 10, 50, 400, 800] }, (...name) =>
    randomStream(['credit test', ...name]),
  )
  for (const { kind, steps, rate, secondEigenvalue, exceeded } of lines) {
    t.is(exceeded, 0, kind)
    for (const [i, each] of rate.entries()) {
      if (ergodic.includes(kind)) t.true(each! < 0, kind)
      if (kind === 'permutation') t.is(each, 0)
      if (ergodic.includes(kind) && steps === 'equal') t.true(Math.abs(each! - secondEigenvalue[i]!) < 2e-3, `${kind} ${each}`)
    }
  }
})
