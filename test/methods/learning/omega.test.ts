import test from 'ava'
import { observedPass } from '../../../engine/error-flow/observed-pass.ts'
import { randomStream } from '../../../engine/random.ts'
import { separateRecurrence } from '../../../methods/cells/separate-recurrence.ts'
import { omega } from '../../../methods/learning/omega.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const UNITS = 4
const LENGTH = 7

for (const hiddenUnits of ['tanh', 'logistic'] as const)
  for (const form of ['norms', 'squared-norms'] as const)
    test(`${hiddenUnits}, ${form}: Ω is its definition, and its derivative that of finite differences with activations and errors held constant`, t => {
      // Central differences of step 1e-6 of terms of order 1: 1e-8 of rounding and curvature.
      const net = separateRecurrence({
        inputs: 2,
        outputs: 2,
        hidden: UNITS,
        hiddenUnits,
        outputUnits: 'logistic',
        recurrent: { kind: 'default' },
        others: { kind: 'default' },
      })
      const random = randomStream(['omega', hiddenUnits, form])
      const weights = new Float64Array(net.parameterCount)
      randomWeights(weights, random)
      const sequence = randomSequence(net, 'dense', LENGTH, random)
      const pass = observedPass(net, 'dense', { loss: 'squared-error' })
      const constraint = omega(pass, weights, form)
      const h: number[][] = []
      const atNet: number[][] = []
      const atUnits: number[][] = []
      const [state] = net.states
      const unit = net.nodes[state.next]
      const source = unit.kind === 'unary' ? unit.source : -1
      const part = (row: Float64Array, node: number, from = 0): number[] => [
        ...row.subarray(from + pass.offsets[node], from + pass.offsets[node] + UNITS),
      ]
      pass.run(weights, sequence, step => {
        h[step.t] = part(step.values, state.next, step.row)
        atNet[step.t] = part(step.adjoint, source)
        atUnits[step.t] = part(step.adjoint, state.next)
        constraint.visit(step)
      })
      const { offset } = net.parameters.find(({ name }) => name === 'recurrent')!
      const square = (vector: readonly number[]): number => vector.reduce((sum, value) => sum + value ** 2, 0)
      const slope = (value: number): number => (hiddenUnits === 'tanh' ? 1 - value ** 2 : value * (1 - value))
      /** Equations (9) and (9') for a recurrent matrix, everything else as it was. */
      const defined = (matrix: Float64Array): number => {
        let sum = 0
        for (let step = form === 'norms' ? 1 : 0; step < LENGTH; step++) {
          const back = Array.from({ length: UNITS }, (_, j) =>
            atNet[step].reduce((total, value, i) => total + matrix[j * UNITS + i] * value, 0),
          )
          if (form === 'norms') {
            const v = back.map((value, j) => value * slope(h[step - 1][j]))
            sum += (Math.sqrt(square(v)) / Math.sqrt(square(atNet[step])) - 1) ** 2
          } else sum += (square(back) / square(atUnits[step]) - 1) ** 2 / LENGTH
        }
        return sum
      }
      const gradient = new Float64Array(weights.length)
      const value = constraint.finish(gradient, 3)
      const matrix = weights.slice(offset, offset + UNITS * UNITS)
      t.true(Math.abs(value - defined(matrix)) < 1e-12)
      t.true(value > 1e-3)
      gradient.forEach((derivative, k) => {
        const at = k - offset
        if (at < 0 || at >= matrix.length) {
          t.is(derivative, 0)
          return
        }
        const moved = (by: number): number => defined(matrix.with(at, matrix[at] + by))
        t.true(Math.abs(derivative / 3 - (moved(1e-6) - moved(-1e-6)) / 2e-6) < 1e-7, `weight ${at}`)
      })
      // What was taken in is used up.
      const again = new Float64Array(weights.length)
      t.is(constraint.finish(again, 1), 0)
      t.true(again.every(derivative => derivative === 0))
    })

test('steps that no error reaches do not count', t => {
  const net = separateRecurrence({
    inputs: 2,
    outputs: 1,
    hidden: UNITS,
    hiddenUnits: 'tanh',
    outputUnits: 'linear',
    recurrent: { kind: 'default' },
    others: { kind: 'default' },
  })
  const random = randomStream(['no error'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  const { offset } = net.parameters.find(({ name }) => name === 'recurrent')!
  weights.fill(0, offset, offset + UNITS * UNITS)
  const pass = observedPass(net, 'dense', { loss: 'squared-error' })
  const sequence = randomSequence(net, 'dense', 3, random)
  for (const form of ['norms', 'squared-norms'] as const) {
    const constraint = omega(pass, weights, form)
    pass.run(weights, sequence, constraint.visit)
    const gradient = new Float64Array(weights.length)
    // Only the target's own step has an error, and none of it gets through: (0 - 1)².
    t.is(constraint.finish(gradient, 1), 1)
    t.true(gradient.every(value => value === 0))
  }
})
