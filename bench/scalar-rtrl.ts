// Real-time recurrent learning by hand for the cell of methods/cells/fully-recurrent.ts, logistic hidden and output units:
//   J(t) = D(t) J(t-1) + G(t),   D_kl = f'(net_k) w_kl,   G = f'(net_i) z_m at its own unit's weight w_im
// with an update after every target. As in the engine, the step of the last target needs no J of its own.

import type { Sequence } from '../engine/sequence.ts'
import { type FullyRecurrentShape, fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { logistic, rowMajorOrder, type ScalarNet } from './scalar-net.ts'

/** For sequences of `targetCount` targets. */
export function scalarRtrl(shape: FullyRecurrentShape, targetCount: number): ScalarNet {
  const { inputs, outputs, hidden } = shape
  if (hidden % 2 !== 0) throw new RangeError(`Expected an even number of hidden units, got ${hidden}`)
  // Row-major weights, biases last; the source vector is [x; h; 1].
  const width = inputs + hidden + 1
  const recurrent = hidden * width
  const order = rowMajorOrder(fullyRecurrent(shape), ['hidden', 'outputs'])
  const weights = new Float64Array(order.length)
  const answers = new Float64Array(targetCount * outputs)
  const source = new Float64Array(width).fill(1)
  const next = new Float64Array(hidden)
  const slopes = new Float64Array(hidden)
  const jacobian = new Float64Array(hidden * hidden)
  const deltas = new Float64Array(hidden)
  const errors = new Float64Array(hidden)
  const outputDeltas = new Float64Array(outputs)
  // Weight by weight, its influence on all units together; filled up to a multiple of four weights.
  let influence = new Float64Array(Math.ceil(recurrent / 4) * 4 * hidden)
  let advanced = new Float64Array(influence.length)

  function step(sequence: Sequence, t: number): void {
    for (let i = 0; i < inputs; i++) source[i] = sequence.inputs[t * inputs + i]
    for (let unit = 0; unit < hidden; unit += 2) {
      let a = 0
      let b = 0
      for (let m = 0, w = unit * width; m < width; m++, w++) {
        a += weights[w] * source[m]
        b += weights[w + width] * source[m]
      }
      next[unit] = logistic(a)
      next[unit + 1] = logistic(b)
    }
    for (let unit = 0; unit < hidden; unit++) slopes[unit] = next[unit] * (1 - next[unit])
  }

  function advance(): void {
    for (let unit = 0; unit < hidden; unit++)
      for (let k = 0; k < hidden; k++) jacobian[unit * hidden + k] = slopes[unit] * weights[unit * width + inputs + k]
    // A product of matrices, two rows by four columns at a time: eight sums that need not wait for one another.
    const [from, to] = [influence, advanced]
    for (let p1 = 0; p1 < from.length; p1 += 4 * hidden) {
      const p2 = p1 + hidden
      const p3 = p2 + hidden
      const p4 = p3 + hidden
      for (let unit = 0; unit < hidden; unit += 2) {
        let a1 = 0
        let a2 = 0
        let a3 = 0
        let a4 = 0
        let b1 = 0
        let b2 = 0
        let b3 = 0
        let b4 = 0
        for (let k = 0, d = unit * hidden; k < hidden; k++, d++) {
          const first = jacobian[d]
          const second = jacobian[d + hidden]
          const j1 = from[p1 + k]
          const j2 = from[p2 + k]
          const j3 = from[p3 + k]
          const j4 = from[p4 + k]
          a1 += first * j1
          a2 += first * j2
          a3 += first * j3
          a4 += first * j4
          b1 += second * j1
          b2 += second * j2
          b3 += second * j3
          b4 += second * j4
        }
        to[p1 + unit] = a1
        to[p2 + unit] = a2
        to[p3 + unit] = a3
        to[p4 + unit] = a4
        to[p1 + unit + 1] = b1
        to[p2 + unit + 1] = b2
        to[p3 + unit + 1] = b3
        to[p4 + unit + 1] = b4
      }
    }
    for (let unit = 0; unit < hidden; unit++)
      for (let m = 0; m < width; m++) to[(unit * width + m) * hidden + unit] += slopes[unit] * source[m]
    influence = to
    advanced = from
  }

  function answer(target: number): void {
    for (let k = 0, w = recurrent; k < outputs; k++, w += hidden + 1) {
      let net = weights[w + hidden]
      for (let unit = 0; unit < hidden; unit++) net += weights[w + unit] * next[unit]
      answers[target * outputs + k] = logistic(net)
    }
  }

  /** The errors at the net inputs of this step, and at the units of the step before. */
  function errorsAt(target: number, { targets }: Sequence): void {
    deltas.fill(0)
    errors.fill(0)
    for (let k = 0, w = recurrent; k < outputs; k++, w += hidden + 1) {
      const y = answers[target * outputs + k]
      outputDeltas[k] = (y - targets[target * outputs + k]) * y * (1 - y)
      for (let unit = 0; unit < hidden; unit++) deltas[unit] += outputDeltas[k] * weights[w + unit]
    }
    for (let unit = 0; unit < hidden; unit++) {
      deltas[unit] *= slopes[unit]
      for (let k = 0, w = unit * width + inputs; k < hidden; k++, w++) errors[k] += deltas[unit] * weights[w]
    }
  }

  /** `past`: the influence of the step before. */
  function update(past: Float64Array, learningRate: number): void {
    for (let k = 0, w = recurrent; k < outputs; k++, w += hidden + 1) {
      const change = learningRate * outputDeltas[k]
      for (let unit = 0; unit < hidden; unit++) weights[w + unit] -= change * next[unit]
      weights[w + hidden] -= change
    }
    for (let unit = 0, w = 0, p = 0; unit < hidden; unit++)
      for (let m = 0; m < width; m++, w++) {
        let sum = deltas[unit] * source[m]
        for (let k = 0; k < hidden; k++, p++) sum += errors[k] * past[p]
        weights[w] -= learningRate * sum
      }
  }

  return {
    weights,
    order,
    run(sequence, learningRate) {
      influence.fill(0)
      source.fill(0, inputs, width - 1)
      for (let t = 0, target = 0; t < sequence.length; t++) {
        step(sequence, t)
        const isTarget = target < sequence.targetCount && sequence.targetSteps[target] === t
        if (isTarget) {
          answer(target)
          errorsAt(target++, sequence)
        }
        // The influence advances by the weights that the step was made with.
        const past = influence
        if (target < sequence.targetCount) advance()
        if (isTarget) update(past, learningRate)
        for (let unit = 0; unit < hidden; unit++) source[inputs + unit] = next[unit]
      }
      return answers
    },
  }
}
