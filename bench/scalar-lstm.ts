// The cell of methods/cells/lstm.ts by hand: forward, full backpropagation through time, a step of gradient descent. Linear outputs, a
// target at the last step.

import { tanh } from '../engine/math.ts'
import type { Sequence } from '../engine/sequence.ts'
import type { LstmShape } from '../methods/cells/lstm.ts'
import { lstmBackward } from './scalar-lstm-backward.ts'
import { lstmMemory } from './scalar-lstm-memory.ts'
import type { ScalarNet } from './scalar-net.ts'

/**
 * For sequences of the kind and length of `sequence`. `everySymbol`: false passes over the weights of symbols that did not occur, whose
 * gradient is zero.
 */
export function scalarLstm(shape: LstmShape, { inputKind, length }: Sequence, everySymbol = true): ScalarNet {
  const { inputs, outputs, hidden } = shape
  const memory = lstmMemory(shape, { inputKind, length })
  const { symbolic, hiddenAt, width, gates, outputAt, symbolAt, order, weights, gradient, sources } = memory
  const { activations, cells, squashed, toHidden, toCells } = memory
  const { backward, collect } = lstmBackward(memory)
  const answers = new Float64Array(outputs)

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
