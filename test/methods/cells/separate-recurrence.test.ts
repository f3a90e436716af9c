import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { initialiseWeights } from '../../../engine/initialise.ts'
import { randomStream } from '../../../engine/random.ts'
import { type RecurrentUnits, separateRecurrence } from '../../../methods/cells/separate-recurrence.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const activations: Readonly<Record<RecurrentUnits, (x: number) => number>> = {
  relu: x => Math.max(0, x),
  tanh: Math.tanh,
  logistic: x => 1 / (1 + Math.exp(-x)),
  linear: x => x,
}
const starts = { recurrent: { kind: 'identity', scale: 0.5 }, others: { kind: 'normal', deviation: 0.01 } } as const

for (const hiddenUnits of ['relu', 'tanh', 'logistic', 'linear'] as const)
  test(`${hiddenUnits} units: answers are those of the equations written out by hand`, t => {
    const net = separateRecurrence({ inputs: 2, outputs: 2, hidden: 3, hiddenUnits, outputUnits: 'linear', ...starts })
    t.is(net.parameterCount, 3 * (2 + 3 + 1) + 2 * (3 + 1))
    const program = createProgram(net, 'dense')
    const random = randomStream(['separate', hiddenUnits])
    randomWeights(program.weights, random)
    const w = program.weights
    const sequence = randomSequence(net, 'dense', 6, random)
    let h = [0, 0, 0]
    const expected: number[] = []
    for (let step = 0; step < 6; step++) {
      const x = sequence.inputs.subarray(step * 2, step * 2 + 2)
      h = h.map((_, i) =>
        activations[hiddenUnits](
          w[i] * x[0] + w[3 + i] * x[1] + w[6 + i] + w[9 + i] * h[0] + w[12 + i] * h[1] + w[15 + i] * h[2],
        ),
      )
      if (sequence.targetSteps.subarray(0, sequence.targetCount).includes(step))
        for (const k of [0, 1]) expected.push(h.reduce((sum, value, i) => sum + w[18 + i * 2 + k] * value, w[24 + k]))
    }
    // Up to six steps of linear growth: 1e-12 of the greatest answer.
    const greatest = Math.max(1, ...expected.map(Math.abs))
    expected.forEach((value, i) => {
      t.true(Math.abs(program.run(sequence)[i] - value) < 1e-12 * greatest)
    })
  })

test('each matrix starts in its own way, and biases at 0', t => {
  const net = separateRecurrence({
    inputs: 50,
    outputs: 50,
    hidden: 50,
    hiddenUnits: 'relu',
    outputUnits: 'linear',
    ...starts,
  })
  const weights = new Float64Array(net.parameterCount)
  initialiseWeights(weights, net, randomStream(['starts']), 1)
  const part = (name: string) => {
    const { offset, rows, columns } = net.parameters.find(parameter => parameter.name === name)!
    return weights.subarray(offset, offset + rows * columns)
  }
  part('recurrent').forEach((value, i) => {
    t.is(value, i % 51 === 0 ? 0.5 : 0)
  })
  for (const name of ['inputs bias', 'outputs bias']) t.true(part(name).every(value => value === 0))
  // 2500 normal deviates: their standard deviation is off by 1/sqrt(5000) of itself, 0.014; five times that.
  for (const name of ['inputs', 'outputs']) {
    const deviation = Math.sqrt(part(name).reduce((sum, value) => sum + value ** 2, 0) / 2500)
    t.true(Math.abs(deviation / 0.01 - 1) < 0.07, name)
  }
})
