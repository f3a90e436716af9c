// The cell of methods/cells/lstm.ts by hand: forward, full backpropagation through time, a step of gradient descent. Linear outputs, a
// target at the last step.

import { tanh } from '../engine/math.ts'
import type { Sequence } from '../engine/sequence.ts'
import type { LstmShape } from '../methods/cells/lstm.ts'
import { lstmOrder } from './scalar-lstm-order.ts'
import type { ScalarNet } from './scalar-net.ts'

/**
 * For sequences of the kind and length of `sequence`. `everySymbol`: false passes over the weights of symbols that did not occur, whose
 * gradient is zero.
 */
export function scalarLstm(shape: LstmShape, { inputKind, length }: Sequence, everySymbol = true): ScalarNet {
  const { inputs, outputs, hidden } = shape
  const symbolic = inputKind === 'symbols'
  const hiddenAt = symbolic ? 0 : inputs
  const width = hiddenAt + hidden + 1
  const gates = 4 * hidden
  const outputAt = gates * width
  const symbolAt = outputAt + outputs * (hidden + 1)
  const order = lstmOrder(shape, hiddenAt)
  const weights = new Float64Array(order.length)
  const gradient = new Float64Array(order.length)
  const answers = new Float64Array(outputs)
  // [x; h; 1] of each step, then the last h; and a step of zero errors that makes the number of steps even.
  const sources = new Float64Array((length + 2) * width)
  for (let t = 0; t <= length; t++) sources[t * width + width - 1] = 1
  const activations = new Float64Array(length * gates)
  const deltas = new Float64Array((length + 1) * gates)
  const cells = new Float64Array(length * hidden)
  const squashed = new Float64Array(length * hidden)
  // One more than there are units: backwards they go in pairs.
  const toHidden = new Float64Array(hidden + 1)
  const toCells = new Float64Array(hidden)

  function forward({ inputs: x, symbols }: Sequence): void {
    for (let t = 0; t < length; t++) {
      const z = t * width
      for (let i = 0; i < hiddenAt; i++) sources[z + i] = x[t * inputs + i]
      for (let unit = 0, w = 0; unit < hidden; unit++) {
        let netInput = 0
        let netForget = 0
        let netOutput = 0
        let netCell = 0
        if (symbolic) {
          const column = symbolAt + symbols[t] * gates + 4 * unit
          netInput = weights[column]
          netForget = weights[column + 1]
          netOutput = weights[column + 2]
          netCell = weights[column + 3]
        }
        for (let m = 0; m < width; m++, w += 4) {
          const source = sources[z + m]
          netInput += weights[w] * source
          netForget += weights[w + 1] * source
          netOutput += weights[w + 2] * source
          netCell += weights[w + 3] * source
        }
        // The logistic function written out: within so large a loop V8 would call it.
        const inputGate = 1 / (1 + Math.exp(-netInput))
        const forgetGate = 1 / (1 + Math.exp(-netForget))
        const outputGate = 1 / (1 + Math.exp(-netOutput))
        const candidate = tanh(netCell)
        const at = t * hidden + unit
        const s = (t === 0 ? 0 : forgetGate * cells[at - hidden]) + inputGate * candidate
        cells[at] = s
        squashed[at] = tanh(s)
        sources[z + width + hiddenAt + unit] = outputGate * squashed[at]
        activations[4 * at] = inputGate
        activations[4 * at + 1] = forgetGate
        activations[4 * at + 2] = outputGate
        activations[4 * at + 3] = candidate
      }
    }
  }

  function output({ targets }: Sequence): void {
    const h = length * width + hiddenAt
    toHidden.fill(0)
    toCells.fill(0)
    for (let k = 0, w = outputAt; k < outputs; k++, w += hidden + 1) {
      let answer = weights[w + hidden]
      for (let unit = 0; unit < hidden; unit++) answer += weights[w + unit] * sources[h + unit]
      answers[k] = answer
      const error = answer - targets[k]
      gradient[w + hidden] = error
      for (let unit = 0; unit < hidden; unit++) {
        gradient[w + unit] = error * sources[h + unit]
        toHidden[unit] += error * weights[w + unit]
      }
    }
  }

  function backward(): void {
    for (let t = length - 1; t >= 0; t--) {
      for (let unit = 0; unit < hidden; unit++) {
        const at = t * hidden + unit
        const inputGate = activations[4 * at]
        const forgetGate = activations[4 * at + 1]
        const outputGate = activations[4 * at + 2]
        const candidate = activations[4 * at + 3]
        const error = toCells[unit] + toHidden[unit] * outputGate * (1 - squashed[at] * squashed[at])
        deltas[4 * at] = error * candidate * inputGate * (1 - inputGate)
        deltas[4 * at + 1] = t === 0 ? 0 : error * cells[at - hidden] * forgetGate * (1 - forgetGate)
        deltas[4 * at + 2] = toHidden[unit] * squashed[at] * outputGate * (1 - outputGate)
        deltas[4 * at + 3] = error * inputGate * (1 - candidate * candidate)
        toCells[unit] = error * forgetGate
      }
      if (t === 0) return
      for (let unit = 0; unit < hidden; unit += 2) {
        let a1 = 0
        let a2 = 0
        let b1 = 0
        let b2 = 0
        for (let delta = t * gates, w = 4 * (hiddenAt + unit); delta < (t + 1) * gates; delta += 4, w += 4 * width) {
          const ofInput = deltas[delta]
          const ofForget = deltas[delta + 1]
          const ofOutput = deltas[delta + 2]
          const ofCell = deltas[delta + 3]
          a1 += weights[w] * ofInput
          a2 += weights[w + 1] * ofForget
          a1 += weights[w + 2] * ofOutput
          a2 += weights[w + 3] * ofCell
          b1 += weights[w + 4] * ofInput
          b2 += weights[w + 5] * ofForget
          b1 += weights[w + 6] * ofOutput
          b2 += weights[w + 7] * ofCell
        }
        toHidden[unit] = a1 + a2
        toHidden[unit + 1] = b1 + b2
      }
    }
  }

  /** The gradient, two steps at a time: half the loads and stores. */
  function collect({ symbols }: Sequence): void {
    for (let t = 0; t < length; t += 2)
      for (let unit = 0, w = 0; unit < hidden; unit++) {
        const first = t * gates + 4 * unit
        const a1 = deltas[first]
        const b1 = deltas[first + 1]
        const c1 = deltas[first + 2]
        const d1 = deltas[first + 3]
        const second = first + gates
        const a2 = deltas[second]
        const b2 = deltas[second + 1]
        const c2 = deltas[second + 2]
        const d2 = deltas[second + 3]
        for (let z = t * width; z < (t + 1) * width; z++, w += 4) {
          const source = sources[z]
          const next = sources[z + width]
          gradient[w] += a1 * source + a2 * next
          gradient[w + 1] += b1 * source + b2 * next
          gradient[w + 2] += c1 * source + c2 * next
          gradient[w + 3] += d1 * source + d2 * next
        }
      }
    if (symbolic)
      for (let t = 0; t < length; t++)
        for (let i = 0, g = symbolAt + symbols[t] * gates; i < gates; i++) gradient[g + i] += deltas[t * gates + i]
  }

  function update(from: number, to: number, learningRate: number): void {
    for (let i = from; i < to; i++) {
      weights[i] -= learningRate * gradient[i]
      gradient[i] = 0
    }
  }

  return {
    weights,
    order,
    run(sequence, learningRate) {
      forward(sequence)
      output(sequence)
      backward()
      collect(sequence)
      update(0, everySymbol ? weights.length : symbolAt, learningRate)
      // A symbol that occurs again has a zero gradient by then.
      if (symbolic && !everySymbol)
        for (let t = 0, from = 0; t < length; t++) {
          from = symbolAt + sequence.symbols[t] * gates
          update(from, from + gates, learningRate)
        }
      return answers
    },
  }
}
