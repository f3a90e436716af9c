// LSTM with forget gates as published in 2000: each memory block can also let go of what it holds. The gradient is still truncated.
//
// F. A. Gers, J. Schmidhuber & F. Cummins (2000), "Learning to forget: continual prediction with LSTM", Neural Computation
// 12(10):2451-2471 (doi 10.1162/089976600300015015). Source vector z(t) = [x(t); cells(t-1)], in another reading with all gates(t-1) too;
// for block j and its cells v:
//   (1) y_in = f(W_in z),  y_φ = f(W_φ z),  y_out = f(W_out z)      f logistic
//   (2) s(t) = y_φ s(t-1) + y_in g(W_c z)                          g(x) = 4 f(x) - 2, in [-2, 2]
//   (3) y_c  = y_out h(s(t))                                       h(x) = 2 f(x) - 1, in [-1, 1]
//   (4) y    = f(W_y [x(t); y_c]), or linear                       computed after the hidden layer, from the same step
// Truncation: errors that reach the net inputs of gates and cells change the weights into them and go no further back. Only s carries error
// through time, and each step scales it by y_φ.

import { z } from 'zod'
import { add, affine, cell, concat, multiply, repeat, sigmoid, stopGradient } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { type GateBias, gateBiasOption, startingBiases } from './gate-bias.ts'
import { answerOf } from './outputs.ts'

export interface MemoryBlocksShape extends NetSizes {
  readonly blocks: number
  readonly cellsPerBlock: number
  readonly inputGateBias: GateBias
  readonly forgetGateBias: GateBias
  readonly outputGateBias: GateBias
  readonly cellBias: boolean
  readonly outputBias: boolean
  readonly recurrentSources: 'cells' | 'cells-and-gates'
  readonly shortcuts: boolean
}

/**
 * With recurrent sources R = cells, or cells + 3 · blocks: (3 · blocks + cells) · (inputs + R) + outputs · (cells + inputs) weights, and
 * the biases; without shortcuts outputs · inputs fewer.
 */
export function lstm2000(shape: MemoryBlocksShape): Cell {
  const { inputs, outputs, blocks, cellsPerBlock } = shape
  const cells = blocks * cellsPerBlock
  return cell({ name: 'LSTM-2000', inputs, state: blockStates(shape) }, (previous, { dense }) => {
    const { x, inputGate: i, forgetGate: f, outputGate: o } = previous
    const recurrent = shape.recurrentSources === 'cells' ? previous.cells : concat(i, f, o, previous.cells)
    const sources = [x, stopGradient(recurrent)]
    const gate = (name: string, bias: GateBias) =>
      sigmoid(dense(blocks, sources, { name: `${name} gates`, bias: startingBiases(bias, blocks) }))
    const inputGate = gate('input', shape.inputGateBias)
    const forgetGate = gate('forget', shape.forgetGateBias)
    const outputGate = gate('output', shape.outputGateBias)
    const g = affine(sigmoid(dense(cells, sources, { name: 'cells', bias: shape.cellBias })), 4, -2)
    const kept = multiply(repeat(forgetGate, cellsPerBlock), previous.s)
    const s = add(kept, multiply(repeat(inputGate, cellsPerBlock), g))
    const blockOutputs = multiply(repeat(outputGate, cellsPerBlock), affine(sigmoid(s), 2, -1))
    const seen = shape.shortcuts ? [x, blockOutputs] : [blockOutputs]
    const net = dense(outputs, seen, { name: 'outputs', bias: shape.outputBias })
    return { inputGate, forgetGate, outputGate, cells: blockOutputs, s, y: answerOf(net, shape.outputUnits) }
  })
}

/** Sizes of the states that such a net remembers: the gates only where something reads them. */
export function blockStates({ blocks, cellsPerBlock, recurrentSources }: MemoryBlocksShape): Record<string, number> {
  const cells = blocks * cellsPerBlock
  const gates = { inputGate: blocks, forgetGate: blocks, outputGate: blocks }
  return { ...(recurrentSources === 'cells' ? {} : gates), cells, s: cells }
}

/** The options that all nets of such blocks share. */
export const memoryBlockOptions = {
  blocks: z.int().min(1).max(100).default(4).describe('memory blocks, each with one input, one forget and one output gate'),
  cellsPerBlock: z.int().min(1).max(100).default(2).describe('memory cells in a block'),
  inputGateBias: gateBiasOption('input', [-0.5, -1, -1.5, -2]),
  forgetGateBias: gateBiasOption('forget', [0.5, 1, 1.5, 2]),
  outputGateBias: gateBiasOption('output', [-0.5, -1, -1.5, -2]),
  cellBias: z.boolean().default(false).describe('whether the cells have a bias'),
  outputBias: z.boolean().default(true).describe('whether the output units have a bias'),
  recurrentSources: z
    .enum(['cells', 'cells-and-gates'])
    .default('cells')
    .describe('which units of the step before the gates and cells see: all cells, or all cells and gates'),
  shortcuts: z.boolean().default(true).describe('whether the inputs of a step reach its outputs directly too'),
}

export const lstm2000Nets = cellFamily({ options: memoryBlockOptions, build: lstm2000 })
