// LSTM with peephole connections as published in 2002: the gates of a block also see the internal states of its cells, through a closed
// output gate as well.
//
// F. A. Gers, N. N. Schraudolph & J. Schmidhuber (2002), "Learning precise timing with LSTM recurrent networks", Journal of Machine Learning
// Research 3:115-143. With z as in cells/lstm-2000.ts and sums over the cells v of the gate's own block:
//   (1) y_in = f(W_in z + Σ p_in s(t-1)),  y_φ = f(W_φ z + Σ p_φ s(t-1))       first, with the old states
//   (2) s(t) = y_φ s(t-1) + y_in g(W_c z)                                      g(x) = 4 f(x) - 2, or the identity
//   (3) y_out = f(W_out z + Σ p_out s(t))                                      then, with the new states
//   (4) y_c = y_out s(t)                                                       the squashing h of earlier LSTM is gone
//   (5) y = f(W_y [x(t); y_c]), or linear                                      computed after the hidden layer, from the same step
// No error goes back through a peephole: the gates learn from the states, the states do not learn from the gates.

import { z } from 'zod'
import { add, affine, cell, concat, multiply, repeat, sigmoid, slice, stopGradient, sum, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily } from './family.ts'
import { type GateBias, startingBiases } from './gate-bias.ts'
import { blockStates, type MemoryBlocksShape, memoryBlockOptions } from './lstm-2000.ts'
import { answerOf } from './outputs.ts'

export interface LstmPeepholeShape extends MemoryBlocksShape {
  readonly cellInputUnits: 'logistic' | 'linear'
}

/** The weights of LSTM-2000, and 3 · cells peepholes. */
export function lstmPeephole(shape: LstmPeepholeShape): Cell {
  const { inputs, outputs, blocks, cellsPerBlock } = shape
  const cells = blocks * cellsPerBlock
  return cell({ name: 'LSTM with peepholes', inputs, state: blockStates(shape) }, (previous, { dense, weights }) => {
    const { x, inputGate: i, forgetGate: f, outputGate: o } = previous
    const recurrent = shape.recurrentSources === 'cells' ? previous.cells : concat(i, f, o, previous.cells)
    const sources = [x, stopGradient(recurrent)]
    const gate = (name: string, bias: GateBias, states: Vector) => {
      const net = dense(blocks, sources, { name: `${name} gates`, bias: startingBiases(bias, blocks) })
      const seen = multiply(weights(cells, { name: `${name} peepholes` }), stopGradient(states))
      return sigmoid(add(net, blockSums(seen, cellsPerBlock)))
    }
    const inputGate = gate('input', shape.inputGateBias, previous.s)
    const forgetGate = gate('forget', shape.forgetGateBias, previous.s)
    const cellNet = dense(cells, sources, { name: 'cells', bias: shape.cellBias })
    const g = shape.cellInputUnits === 'linear' ? cellNet : affine(sigmoid(cellNet), 4, -2)
    const kept = multiply(repeat(forgetGate, cellsPerBlock), previous.s)
    const s = add(kept, multiply(repeat(inputGate, cellsPerBlock), g))
    const outputGate = gate('output', shape.outputGateBias, s)
    const blockOutputs = multiply(repeat(outputGate, cellsPerBlock), s)
    const seen = shape.shortcuts ? [x, blockOutputs] : [blockOutputs]
    const net = dense(outputs, seen, { name: 'outputs', bias: shape.outputBias })
    return { inputGate, forgetGate, outputGate, cells: blockOutputs, s, y: answerOf(net, shape.outputUnits) }
  })
}

/** The sum over the cells of each block [blocks]. */
function blockSums(values: Vector, cellsPerBlock: number): Vector {
  if (cellsPerBlock === 1) return values
  const blocks = values.size / cellsPerBlock
  return concat(...Array.from({ length: blocks }, (_, j) => sum(slice(values, j * cellsPerBlock, cellsPerBlock))))
}

export const lstmPeepholeNets = cellFamily({
  options: {
    ...memoryBlockOptions,
    cellInputUnits: z
      .enum(['logistic', 'linear'])
      .default('logistic')
      .describe("g, the function of the cells' inputs: logistic, scaled to [-2, 2], or linear"),
  },
  build: lstmPeephole,
})
