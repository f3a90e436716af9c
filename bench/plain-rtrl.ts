// Real-time recurrent learning as its formula has it, for the cell of methods/cells/fully-recurrent.ts, logistic hidden and output units,
// an update after every target:
//   p_k(t) = f'(net_k) (Σ_l w_kl p_l(t-1) + z(t) at unit k's own weights),   dE/dw = Σ_k dE/dh_k p_k(t)
// The step of the last target has its p too, which the tuned loop and the engine do without.

import { sigmoid } from '../engine/math.ts'
import { type FullyRecurrentShape, fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { netInput } from './plain-net.ts'
import { rowMajorOrder, type ScalarNet } from './scalar-net.ts'

/** For sequences of `targetCount` targets. */
export function plainRtrl(shape: FullyRecurrentShape, targetCount: number): ScalarNet {
  const { inputs, outputs, hidden } = shape
  // Row-major weights, biases last; the source vector is [x; h; 1].
  const width = inputs + hidden + 1
  const recurrent = hidden * width
  const order = rowMajorOrder(fullyRecurrent(shape), ['hidden', 'outputs'])
  const weights = new Float64Array(order.length)
  const gradient = new Float64Array(order.length)
  const answers = new Float64Array(targetCount * outputs)
  const source = new Float64Array(width).fill(1)
  // [h; 1] of this step.
  const next = new Float64Array(hidden + 1).fill(1)
  // The influence of all recurrent weights on each unit.
  const influenceOnUnits = () => Array.from({ length: hidden }, () => new Float64Array(recurrent))
  let influence = influenceOnUnits()
  let advanced = influenceOnUnits()

  function advance(): void {
    for (let k = 0; k < hidden; k++) {
      const slope = next[k] * (1 - next[k])
      const row = advanced[k]
      row.fill(0)
      for (let l = 0; l < hidden; l++) {
        const factor = slope * weights[k * width + inputs + l]
        const from = influence[l]
        for (let w = 0; w < recurrent; w++) row[w] += factor * from[w]
      }
      for (let m = 0; m < width; m++) row[k * width + m] += slope * source[m]
    }
    const past = influence
    influence = advanced
    advanced = past
  }

  function learn(targets: Float64Array, target: number, learningRate: number): void {
    gradient.fill(0)
    for (let o = 0; o < outputs; o++) {
      const w = recurrent + o * (hidden + 1)
      const y = sigmoid(netInput(weights, w, next, 0, hidden + 1))
      answers[target * outputs + o] = y
      const delta = (y - targets[target * outputs + o]) * y * (1 - y)
      for (let k = 0; k <= hidden; k++) gradient[w + k] = delta * next[k]
      for (let k = 0; k < hidden; k++) {
        const error = delta * weights[w + k]
        const row = influence[k]
        for (let i = 0; i < recurrent; i++) gradient[i] += error * row[i]
      }
    }
    for (let i = 0; i < weights.length; i++) weights[i] -= learningRate * gradient[i]
  }

  return {
    weights,
    order,
    run({ length, inputs: x, targetSteps, targetCount, targets }, learningRate) {
      for (const row of influence) row.fill(0)
      source.fill(0, inputs, width - 1)
      for (let t = 0, target = 0; t < length; t++) {
        for (let i = 0; i < inputs; i++) source[i] = x[t * inputs + i]
        for (let k = 0; k < hidden; k++) next[k] = sigmoid(netInput(weights, k * width, source, 0, width))
        advance()
        if (target < targetCount && targetSteps[target] === t) learn(targets, target++, learningRate)
        for (let k = 0; k < hidden; k++) source[inputs + k] = next[k]
      }
      return answers
    },
  }
}
