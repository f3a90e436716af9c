// The cell of methods/cells/lstm.ts as its equations have it: forward, full backpropagation through time, a step of gradient descent.
// Linear outputs, a target at the last step.

import { sigmoid, tanh } from '../engine/math.ts'
import type { Sequence } from '../engine/sequence.ts'
import { type LstmShape, lstm } from '../methods/cells/lstm.ts'
import { netInput } from './plain-net.ts'
import { rowMajorOrder, type ScalarNet } from './scalar-net.ts'

/** For sequences of `length` steps. */
export function plainLstm(shape: LstmShape, length: number): ScalarNet {
  const { inputs, outputs, hidden } = shape
  // Row-major weights of input, forget and output gates and candidates, biases last; the source vector is [x; h; 1].
  const width = inputs + hidden + 1
  const gates = 4 * hidden
  const outputAt = gates * width
  const order = rowMajorOrder(lstm(shape), ['input gates', 'forget gates', 'output gates', 'cells', 'outputs'])
  const weights = new Float64Array(order.length)
  const gradient = new Float64Array(order.length)
  const answers = new Float64Array(outputs)
  // Of each step: [x; h; 1], then the last h; the gates' activations and the candidates; the cells before the step, then the last ones;
  // the cells squashed.
  const sources = new Float64Array((length + 1) * width).fill(1)
  const activations = new Float64Array(length * gates)
  const cells = new Float64Array((length + 1) * hidden)
  const squashed = new Float64Array(length * hidden)
  const deltas = new Float64Array(gates)
  const toHidden = new Float64Array(hidden)
  const toCells = new Float64Array(hidden)

  function forward(x: Float64Array): void {
    sources.fill(0, inputs, inputs + hidden)
    for (let t = 0; t < length; t++) {
      const z = t * width
      const a = t * gates
      const s = t * hidden
      for (let i = 0; i < inputs; i++) sources[z + i] = x[t * inputs + i]
      for (let gate = 0; gate < gates; gate++) activations[a + gate] = netInput(weights, gate * width, sources, z, width)
      for (let gate = 0; gate < 3 * hidden; gate++) activations[a + gate] = sigmoid(activations[a + gate])
      for (let gate = 3 * hidden; gate < gates; gate++) activations[a + gate] = tanh(activations[a + gate])
      for (let unit = 0; unit < hidden; unit++) {
        const inputGate = activations[a + unit]
        const forgetGate = activations[a + hidden + unit]
        const outputGate = activations[a + 2 * hidden + unit]
        const candidate = activations[a + 3 * hidden + unit]
        cells[s + hidden + unit] = forgetGate * cells[s + unit] + inputGate * candidate
        squashed[s + unit] = tanh(cells[s + hidden + unit])
        sources[z + width + inputs + unit] = outputGate * squashed[s + unit]
      }
    }
  }

  function output({ targets }: Sequence): void {
    const h = length * width + inputs
    toHidden.fill(0)
    for (let k = 0, w = outputAt; k < outputs; k++, w += hidden + 1) {
      answers[k] = netInput(weights, w, sources, h, hidden + 1)
      const error = answers[k] - targets[k]
      for (let unit = 0; unit <= hidden; unit++) gradient[w + unit] = error * sources[h + unit]
      for (let unit = 0; unit < hidden; unit++) toHidden[unit] += error * weights[w + unit]
    }
  }

  function backward(): void {
    toCells.fill(0)
    for (let t = length - 1; t >= 0; t--) {
      const z = t * width
      const a = t * gates
      const s = t * hidden
      for (let unit = 0; unit < hidden; unit++) {
        const inputGate = activations[a + unit]
        const forgetGate = activations[a + hidden + unit]
        const outputGate = activations[a + 2 * hidden + unit]
        const candidate = activations[a + 3 * hidden + unit]
        const error = toCells[unit] + toHidden[unit] * outputGate * (1 - squashed[s + unit] * squashed[s + unit])
        deltas[unit] = error * candidate * inputGate * (1 - inputGate)
        deltas[hidden + unit] = error * cells[s + unit] * forgetGate * (1 - forgetGate)
        deltas[2 * hidden + unit] = toHidden[unit] * squashed[s + unit] * outputGate * (1 - outputGate)
        deltas[3 * hidden + unit] = error * inputGate * (1 - candidate * candidate)
        toCells[unit] = error * forgetGate
      }
      toHidden.fill(0)
      for (let gate = 0; gate < gates; gate++) {
        const delta = deltas[gate]
        const w = gate * width
        for (let m = 0; m < width; m++) gradient[w + m] += delta * sources[z + m]
        for (let unit = 0; unit < hidden; unit++) toHidden[unit] += delta * weights[w + inputs + unit]
      }
    }
  }

  return {
    weights,
    order,
    run(sequence, learningRate) {
      gradient.fill(0)
      forward(sequence.inputs)
      output(sequence)
      backward()
      for (let i = 0; i < weights.length; i++) weights[i] -= learningRate * gradient[i]
      return answers
    },
  }
}
