// The cell of methods/cells/fully-recurrent.ts as its equations have it, tanh hidden units and logistic outputs, a target at the last
// step; answers only.

import { sigmoid, tanh } from '../engine/math.ts'
import { type FullyRecurrentShape, fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { netInput } from './plain-net.ts'
import { rowMajorOrder, type ScalarNet } from './scalar-net.ts'

export function plainFullyRecurrent(shape: FullyRecurrentShape): ScalarNet {
  const { inputs, outputs, hidden } = shape
  // Row-major weights, biases last; the source vector is [x; h; 1].
  const width = inputs + hidden + 1
  const order = rowMajorOrder(fullyRecurrent(shape), ['hidden', 'outputs'])
  const weights = new Float64Array(order.length)
  const answers = new Float64Array(outputs)
  const source = new Float64Array(width).fill(1)
  const next = new Float64Array(hidden)
  return {
    weights,
    order,
    run({ length, inputs: x }) {
      source.fill(0, inputs, width - 1)
      for (let t = 0; t < length; t++) {
        for (let i = 0; i < inputs; i++) source[i] = x[t * inputs + i]
        for (let unit = 0; unit < hidden; unit++) next[unit] = tanh(netInput(weights, unit * width, source, 0, width))
        for (let unit = 0; unit < hidden; unit++) source[inputs + unit] = next[unit]
      }
      for (let k = 0; k < outputs; k++)
        answers[k] = sigmoid(netInput(weights, hidden * width + k * (hidden + 1), source, inputs, hidden + 1))
      return answers
    },
  }
}
