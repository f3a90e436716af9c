import test from 'ava'
import { factorAt, maximisingWeights } from '../../../analyses/gradient-flow/maximising-weight.ts'

const { curves, greatestBelowFour, greatestAtFour } = maximisingWeights([0.2, 0.25, 0.5, 1], [-6, -4, -1, 0, 1, 3])

test('search and formula agree to 1e-6, and both are a maximum', t => {
  for (const { a, c, weightBySearch, weightByFormula, difference, factor } of curves) {
    t.true(difference < 1e-6 && Math.abs(weightBySearch - weightByFormula) === difference)
    // The formula itself, written with hyperbolic functions of the platform.
    t.true(Math.abs(weightByFormula - 1 / Math.tanh((weightByFormula * a + c) / 2) / a) < 1e-6 * weightByFormula)
    for (let w = 0.01; w < 60; w += 0.01) t.true(factorAt(w, a, c) <= factor + 1e-12, `a ${a}, c ${c}, w ${w}`)
  }
})

test('with a = 1 and no other input the maximum lies where x tanh(x/2) = 1', t => {
  const curve = curves.find(({ a, c }) => a === 1 && c === 0)!
  // mpmath: findroot(lambda x: x*tanh(x/2)-1, 1.5) = 1.543404638418...
  t.true(Math.abs(curve.weightByFormula - 1.543404638418) < 1e-9)
  t.true(Math.abs(curve.factor - 0.223872) < 1e-6)
})

test('beyond its maximum the factor falls, to nothing at 32 times that weight', t => {
  for (const { beyond } of curves) {
    beyond.forEach((share, i) => {
      t.true(share < (beyond[i - 1] ?? 1) || share === 0)
    })
    t.true(beyond.at(-1)! < 1e-9)
  }
})

test('no factor reaches 1 below |w| = 4, and at 4 it is 1 where net = 0', t => {
  t.true(greatestBelowFour < 1)
  t.is(greatestAtFour, 1)
})
