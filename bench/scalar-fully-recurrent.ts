// The cell of methods/cells/fully-recurrent.ts by hand, tanh hidden units and logistic outputs, a target at the last step: forward, and
// full backpropagation through time with a step of gradient descent.

import { tanh } from '../engine/math.ts'
import type { Sequence } from '../engine/sequence.ts'
import { type FullyRecurrentShape, fullyRecurrent } from '../methods/cells/fully-recurrent.ts'
import { logistic, rowMajorOrder, type ScalarNet } from './scalar-net.ts'

/** Units that share one pass over their sources; both nets of the benchmark have a multiple of five. */
const TILE = 5

/** For sequences of `length` steps; `learns`: false answers only. */
export function scalarFullyRecurrent(shape: FullyRecurrentShape, length: number, learns: boolean): ScalarNet {
  const { inputs, outputs, hidden } = shape
  if (hidden % TILE !== 0) throw new RangeError(`Expected a multiple of ${TILE} hidden units, got ${hidden}`)
  // Row-major weights, biases last; the source vector is [x; h; 1].
  const width = inputs + hidden + 1
  const outputAt = hidden * width
  const order = rowMajorOrder(fullyRecurrent(shape), ['hidden', 'outputs'])
  const weights = new Float64Array(order.length)
  const gradient = new Float64Array(order.length)
  const answers = new Float64Array(outputs)
  // One more than there are units: backwards they go in pairs.
  const errors = new Float64Array(hidden + 1)
  // [x; h; 1] of each step, then the last h; and steps of zero errors that make the number of steps a multiple of four.
  const sources = new Float64Array((length + 4) * width)
  for (let t = 0; t <= length; t++) sources[t * width + width - 1] = 1
  const deltas = new Float64Array((length + 3) * hidden)

  function forward(sequence: Sequence): void {
    for (let t = 0; t < length; t++) {
      const z = t * width
      const h = z + width + inputs
      for (let i = 0; i < inputs; i++) sources[z + i] = sequence.inputs[t * inputs + i]
      for (let unit = 0; unit < hidden; unit += TILE) {
        let a = 0
        let b = 0
        let c = 0
        let d = 0
        let e = 0
        for (let m = 0, w = unit * width; m < width; m++, w++) {
          const source = sources[z + m]
          a += weights[w] * source
          b += weights[w + width] * source
          c += weights[w + 2 * width] * source
          d += weights[w + 3 * width] * source
          e += weights[w + 4 * width] * source
        }
        sources[h + unit] = a
        sources[h + unit + 1] = b
        sources[h + unit + 2] = c
        sources[h + unit + 3] = d
        sources[h + unit + 4] = e
      }
      for (let unit = 0; unit < hidden; unit++) sources[h + unit] = tanh(sources[h + unit])
    }
    const h = length * width + inputs
    for (let k = 0, w = outputAt; k < outputs; k++, w += hidden + 1) {
      let net = weights[w + hidden]
      for (let unit = 0; unit < hidden; unit++) net += weights[w + unit] * sources[h + unit]
      answers[k] = logistic(net)
    }
  }

  function backward({ targets }: Sequence): void {
    const last = length * width + inputs
    errors.fill(0)
    for (let k = 0, w = outputAt; k < outputs; k++, w += hidden + 1) {
      const delta = (answers[k] - targets[k]) * answers[k] * (1 - answers[k])
      gradient[w + hidden] = delta
      for (let unit = 0; unit < hidden; unit++) {
        gradient[w + unit] = delta * sources[last + unit]
        errors[unit] += delta * weights[w + unit]
      }
    }
    for (let t = length - 1; t >= 0; t--) {
      const h = (t + 1) * width + inputs
      const at = t * hidden
      for (let unit = 0; unit < hidden; unit++) deltas[at + unit] = errors[unit] * (1 - sources[h + unit] * sources[h + unit])
      if (t === 0) return
      for (let unit = 0; unit < hidden; unit += 2) {
        let a = 0
        let b = 0
        for (let from = 0, w = inputs + unit; from < hidden; from++, w += width) {
          const delta = deltas[at + from]
          a += weights[w] * delta
          b += weights[w + 1] * delta
        }
        errors[unit] = a
        errors[unit + 1] = b
      }
    }
  }

  /** Four steps at a time: a quarter of the loads and stores of the gradient. */
  function collect(): void {
    gradient.fill(0, 0, outputAt)
    for (let t = 0; t < length; t += 4)
      for (let unit = 0, w = 0; unit < hidden; unit++) {
        const at = t * hidden + unit
        const a = deltas[at]
        const b = deltas[at + hidden]
        const c = deltas[at + 2 * hidden]
        const d = deltas[at + 3 * hidden]
        for (let z = t * width; z < (t + 1) * width; z++, w++)
          gradient[w] += a * sources[z] + b * sources[z + width] + (c * sources[z + 2 * width] + d * sources[z + 3 * width])
      }
  }

  return {
    weights,
    order,
    run(sequence, learningRate) {
      forward(sequence)
      if (!learns) return answers
      backward(sequence)
      collect()
      for (let i = 0; i < weights.length; i++) weights[i] -= learningRate * gradient[i]
      return answers
    },
  }
}
