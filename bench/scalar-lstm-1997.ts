// The cell of methods/cells/lstm-1997.ts by hand, learning by its truncated gradient in forward form (appendix A.1 there). All units
// biased, linear outputs, a target at the last step.

import type { Sequence } from '../engine/sequence.ts'
import { type Lstm1997Shape, lstm1997 } from '../methods/cells/lstm-1997.ts'
import { logistic, rowMajorOrder, type ScalarNet } from './scalar-net.ts'

/** Units that share one pass over the sources. */
const TILE = 4

export function scalarLstm1997(shape: Lstm1997Shape): ScalarNet {
  const { inputs, outputs, blocks, cellsPerBlock } = shape
  const cells = blocks * cellsPerBlock
  // Row-major weights of input gates, output gates and cells, biases last; the source vector is [x; input gates; output gates; cells; 1].
  const units = 2 * blocks + cells
  if (units % TILE !== 0) throw new RangeError(`Expected a multiple of ${TILE} gates and cells, got ${units}`)
  const width = inputs + units + 1
  const outputAt = units * width
  const order = rowMajorOrder(lstm1997(shape), ['input gates', 'output gates', 'cells', 'outputs'])
  const weights = new Float64Array(order.length)
  const answers = new Float64Array(outputs)
  const source = new Float64Array(width).fill(1)
  const nets = new Float64Array(units)
  const gates = new Float64Array(2 * blocks)
  const states = new Float64Array(cells)
  const squashed = new Float64Array(cells)
  // ds/dw_in and ds/dw_c of two cells lie together.
  const traces = new Float64Array(2 * cells * width)
  const factors = new Float64Array(2 * cells)
  const errors = new Float64Array(outputs)

  function step(sequence: Sequence, t: number): void {
    for (let i = 0; i < inputs; i++) source[i] = sequence.inputs[t * inputs + i]
    for (let unit = 0; unit < units; unit += TILE) {
      let a = 0
      let b = 0
      let c = 0
      let d = 0
      for (let m = 0, w = unit * width; m < width; m++, w++) {
        const z = source[m]
        a += weights[w] * z
        b += weights[w + width] * z
        c += weights[w + 2 * width] * z
        d += weights[w + 3 * width] * z
      }
      nets[unit] = a
      nets[unit + 1] = b
      nets[unit + 2] = c
      nets[unit + 3] = d
    }
    for (let gate = 0; gate < 2 * blocks; gate++) gates[gate] = logistic(nets[gate])
    for (let block = 0, cell = 0; block < blocks; block++) {
      const gate = gates[block]
      for (const end = cell + cellsPerBlock; cell < end; cell++) {
        const y = logistic(nets[2 * blocks + cell])
        const g = 4 * y - 2
        states[cell] += gate * g
        squashed[cell] = 2 * logistic(states[cell]) - 1
        factors[2 * cell] = g * gate * (1 - gate)
        factors[2 * cell + 1] = 4 * y * (1 - y) * gate
      }
    }
  }

  /** Two cells at a time: their four factors stay in registers. */
  function trace(): void {
    for (let cell = 0, at = 0; cell < cells; cell += 2) {
      const a = factors[2 * cell]
      const b = factors[2 * cell + 1]
      const c = factors[2 * cell + 2]
      const d = factors[2 * cell + 3]
      for (let m = 0; m < width; m++, at += 4) {
        const z = source[m]
        traces[at] += a * z
        traces[at + 1] += b * z
        traces[at + 2] += c * z
        traces[at + 3] += d * z
      }
    }
  }

  /** What the next step sees of this one. */
  function feedBack(): void {
    for (let gate = 0; gate < 2 * blocks; gate++) source[inputs + gate] = gates[gate]
    for (let block = 0, cell = 0; block < blocks; block++)
      for (const end = cell + cellsPerBlock; cell < end; cell++)
        source[inputs + 2 * blocks + cell] = gates[blocks + block] * squashed[cell]
  }

  function learn({ targets }: Sequence, learningRate: number): void {
    for (let k = 0, w = outputAt; k < outputs; k++, w += cells + 1) {
      let answer = weights[w + cells]
      for (let cell = 0; cell < cells; cell++)
        answer += weights[w + cell] * gates[blocks + Math.floor(cell / cellsPerBlock)] * squashed[cell]
      answers[k] = answer
      errors[k] = targets[k] - answer
    }
    for (let block = 0, cell = 0; block < blocks; block++) {
      const outputGate = gates[blocks + block]
      let gateError = 0
      for (const end = cell + cellsPerBlock; cell < end; cell++) {
        let back = 0
        for (let k = 0, w = outputAt + cell; k < outputs; k++, w += cells + 1) {
          back += weights[w] * errors[k]
          weights[w] += learningRate * errors[k] * outputGate * squashed[cell]
        }
        gateError += squashed[cell] * back
        const rate = learningRate * back * outputGate * ((1 - squashed[cell] * squashed[cell]) / 2)
        const [ofGate, ofCell] = [block * width, (2 * blocks + cell) * width]
        for (let m = 0, at = 4 * width * (cell >> 1) + 2 * (cell & 1); m < width; m++, at += 4) {
          weights[ofGate + m] += rate * traces[at]
          weights[ofCell + m] += rate * traces[at + 1]
        }
      }
      const rate = learningRate * gateError * outputGate * (1 - outputGate)
      for (let m = 0; m < width; m++) weights[(blocks + block) * width + m] += rate * source[m]
    }
    for (let k = 0; k < outputs; k++) weights[outputAt + k * (cells + 1) + cells] += learningRate * errors[k]
  }

  return {
    weights,
    order,
    run(sequence, learningRate) {
      states.fill(0)
      traces.fill(0)
      source.fill(0, inputs, width - 1)
      for (let t = 0; t < sequence.length; t++) {
        step(sequence, t)
        trace()
        if (t < sequence.length - 1) feedBack()
      }
      learn(sequence, learningRate)
      return answers
    },
  }
}
