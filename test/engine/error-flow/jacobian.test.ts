// The state Jacobian of random cells, its products and their norms.

import test from 'ava'
import fc from 'fast-check'
import { cell, sigmoid, tanh } from '../../../engine/cell.ts'
import { centralDifference, flowOf, numbersOf, randomFlows } from '../../helpers/flows.ts'
import { replay, stateOf } from '../../helpers/given-nodes.ts'
import { relativeDifference } from '../../helpers/gradients.ts'
import { jacobiEigenvalues } from '../../helpers/jacobi-eigenvalues.ts'

/** Columns to rows. */
function transposed(columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from(Array.from(columns[0], (_, i) => columns.map(column => column[i])).flat())
}

test('J(t) and P(t, q) of random cells equal central differences of the state map, truncated and full', t => {
  // The state map is the interpreter's from a state of our choosing; in the truncated reading with stopGradient nodes held.
  fc.assert(
    fc.property(randomFlows, ({ cell, gradient, weights, sequence, flow }) => {
      const { steps, again } = replay(cell, gradient, weights, sequence)
      const last = sequence.length - 1
      for (let q = 1; q <= Math.min(4, last + 1); q++) {
        const first = last - q + 1
        const before = first === 0 ? new Float64Array(flow.stateSize) : stateOf(cell, steps[first - 1])
        const columns = Array.from(before, (element, j) =>
          centralDifference(h => stateOf(cell, again(first, last, { state: before.with(j, element + h) }))),
        )
        const expected = transposed(columns)
        if (relativeDifference(numbersOf(flow.product(last, q)), expected) >= 1e-6) return false
        if (q === 1 && relativeDifference(flow.jacobian(last), expected) >= 1e-6) return false
      }
      return true
    }),
    { seed: 1, numRuns: 150 },
  )
  t.pass()
})

test('the norms are those of the plain product', t => {
  // Plain products by the textbook triple sum; the spectral norm by Jacobi rotations. Its tolerance is 1e-9, the rest is rounding.
  fc.assert(
    fc.property(randomFlows, ({ sequence, flow }) => {
      const n = flow.stateSize
      const last = sequence.length - 1
      const { max, spectral } = flow.norms(last, last + 1)
      let product = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => Number(i === j)))
      for (let q = 0; q <= last + 1; q++) {
        if (q > 0) {
          const jacobian = flow.jacobian(last - q + 1)
          product = product.map(row => row.map((_, j) => row.reduce((sum, p, k) => sum + p * jacobian[k * n + j], 0)))
        }
        const scaled = numbersOf(flow.product(last, q))
        const greatest = Math.max(...product.flat().map(Math.abs))
        if (product.flat().some((value, i) => Math.abs(value - scaled[i]) > 1e-13 * greatest)) return false
        const squares = product.map(a => product.map(b => a.reduce((sum, value, k) => sum + value * b[k], 0)))
        const norm = Math.sqrt(Math.max(...jacobiEigenvalues(squares)))
        if (greatest === 0 ? max[q] !== -Infinity : Math.abs(max[q] - Math.log10(greatest)) > 1e-12) return false
        if (norm === 0 ? spectral[q] !== -Infinity : Math.abs(spectral[q] - Math.log10(norm)) > 1e-9) return false
      }
      return true
    }),
    { seed: 2, numRuns: 150 },
  )
  t.pass()
})

test('without stopGradient both readings are the same to the last bit', t => {
  const net = cell({ inputs: 2, state: { h: 3 } }, ({ x, h }, { dense }) => {
    const hidden = tanh(dense(3, [x, h]))
    return { h: hidden, y: sigmoid(dense(1, [hidden])) }
  })
  const [truncated, full] = (['truncated', 'full'] as const).map(gradient => flowOf(net, { seed: 3, length: 20, gradient }).flow)
  t.deepEqual(truncated.product(19, 20), full.product(19, 20))
  t.deepEqual(truncated.decay(19, 20), full.decay(19, 20))
})

test('states that nothing reads afterwards have their rows and columns too', t => {
  // b never reaches the answer: forward mode leaves it out, the flow does not.
  const net = cell({ inputs: 1, state: { a: 1, b: 1 } }, ({ x, a, b }) => ({ a: tanh(a), b: sigmoid(b), y: x }))
  const { flow } = flowOf(net, { seed: 4, length: 1, gradient: 'full' })
  t.deepEqual([...flow.jacobian(0)], [1, 0, 0, 0.25])
})
