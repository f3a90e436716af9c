import test from 'ava'
import { measureBelowFour } from '../../../analyses/gradient-flow/below-four.ts'
import { randomStream } from '../../../engine/random.ts'

const data = measureBelowFour(60, (...name) => randomStream(['below four test', ...name]))

test('logistic nets of one unit below 4, and of n units below 4/n, all decay', t => {
  const { singleUnit, belowFourOverN } = data
  t.deepEqual(singleUnit, { nets: 60, steps: 3600, exceeded: 0, growing: 0 })
  t.is(belowFourOverN.exceeded, 0)
  t.is(belowFourOverN.growing, 0)
  t.true(belowFourOverN.compared > 60 * 60 * 4)
})

test('nets made for it grow as theory says: above 4 with one unit, below 4 with several', t => {
  for (const { expected, fitted, atEnd } of data.constructed) {
    t.true(Math.abs(fitted - expected) < 1e-8)
    t.is(atEnd > 0, expected > 1)
  }
  t.true(data.constructed.some(({ weight, fitted }) => weight > 4 && fitted > 1))
  t.true(data.constructed.some(({ weight, fitted }) => weight < 4 && fitted > 1))
  t.true(data.constructed.some(({ weight, fitted }) => weight < 4 && fitted < 1))
})
