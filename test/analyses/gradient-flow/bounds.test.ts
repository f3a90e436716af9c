import test from 'ava'
import type { Streams } from '../../../analyses/analysis.ts'
import { boundsOf, closerBound, matrixNorm, normNames } from '../../../analyses/gradient-flow/bounds.ts'
import { measureBounds, randomNet } from '../../../analyses/gradient-flow/measure-bounds.ts'
import { runStandardNet } from '../../../analyses/gradient-flow/standard-net.ts'
import { randomStream } from '../../../engine/random.ts'

const streams: Streams = (...name) => randomStream(['bounds test', ...name])

test('norms of a matrix that one can work out', t => {
  // Singular values of [[3, 0], [4, 5]]: sqrt 45 and sqrt 5.
  const matrix = Float64Array.of(3, 0, 4, 5)
  t.is(matrixNorm('row sum', matrix, 2), 9)
  t.is(matrixNorm('column sum', matrix, 2), 7)
  t.true(Math.abs(matrixNorm('spectral', matrix, 2) - Math.sqrt(45)) < 1e-8)
  t.true(Math.abs(matrixNorm('Frobenius', matrix, 2) - Math.sqrt(50)) < 1e-12)
})

test('no factor exceeds a bound, whatever the norm, and every bound is compared', t => {
  const { compared, exceeded, cells, lags } = measureBounds(
    { sizes: [1, 2, 4, 8], scales: [0.5, 1, 8], seeds: 6, lags: [1, 2, 5, 10, 20], length: 30 },
    streams,
  )
  t.deepEqual(exceeded, { seed: 0, aPriori: 0, closer: 0, withoutN: 0 })
  t.true(compared > 50_000)
  for (const { n, measured, bounds } of cells)
    lags.forEach((q, i) => {
      for (const norm of normNames) {
        t.true(measured[i]! <= bounds[norm].withoutN[i]! + 1e-3)
        t.true(Math.abs(bounds[norm].seed[i]! - bounds[norm].withoutN[i]! - Math.log10(n)) < 1e-3, `lag ${q}`)
        t.true(bounds[norm].seed[i]! <= bounds[norm].aPriori[i]! + 1e-3)
      }
    })
})

test('a bound that is a hundredth too small is noticed: one unit reaches it at lag 1', t => {
  const random = streams('tight')
  const net = randomNet('tanh', 1, 2, random)
  const { factors, slopes } = runStandardNet(net, [0.3, -0.2, 0.5], 2)
  for (const norm of normNames) {
    const { seed, withoutN } = boundsOf(net, slopes, 2, norm)
    t.true(Math.abs(factors[1][0] - seed[0]) < 1e-8, norm)
    const smaller = boundsOf({ ...net, weights: net.weights.map(w => 0.99 * w) }, slopes, 2, norm)
    t.true(factors[1][0] > smaller.seed[0] && factors[1][0] > smaller.withoutN[0])
    t.is(seed[0], withoutN[0])
  }
  t.true(factors[2][0] <= closerBound(net, slopes, 2, 0, 0)[0] + 1e-12)
})
