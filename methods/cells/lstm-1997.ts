// The LSTM cell as published in 1997: memory blocks with an input and an output gate, no forget gate, and a gradient that is cut
// wherever it would leave a block through the net's recurrent connections.
//
// S. Hochreiter & J. Schmidhuber (1997), "Long Short-Term Memory", Neural Computation 9(8):1735-1780, sections 4, 5 and appendix A.1
// (doi 10.1162/neco.1997.9.8.1735). Source vector z(t) = [x(t); gates(t-1); cells(t-1)], for block j and its cells v:
//   (1) y_in  = f(W_in z),  y_out = f(W_out z)          f logistic
//   (2) s(t)  = s(t-1) + y_in g(W_c z)                  g(x) = 4 f(x) - 2, in [-2, 2]
//   (3) y_c   = y_out h(s(t))                           h(x) = 2 f(x) - 1, in [-1, 1]
//   (4) y     = f(W_y y_c), or linear                   computed after the hidden layer, from the same step
// Truncation (eq. 20-28 there): errors that reach net_in, net_out and net_c change the weights into them and go no further back.

import { z } from 'zod'
import { add, affine, cell, concat, multiply, repeat, sigmoid, stopGradient } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

/** No bias, a bias drawn like any weight, or one starting value per block. */
export type GateBias = 'none' | 'random' | readonly number[]

export interface Lstm1997Shape extends NetSizes {
  readonly blocks: number
  readonly cellsPerBlock: number
  readonly inputGateBias: GateBias
  readonly outputGateBias: GateBias
  readonly cellBias: boolean
  readonly outputBias: boolean
}

/** Weights: (blocks · (2 + cellsPerBlock)) · (inputs + blocks · (2 + cellsPerBlock)) + outputs · cells, and the biases. */
export function lstm1997(shape: Lstm1997Shape): Cell {
  const { inputs, outputs, blocks, cellsPerBlock } = shape
  const cells = blocks * cellsPerBlock
  return cell(
    { name: 'LSTM-1997', inputs, state: { inputGate: blocks, outputGate: blocks, cells, s: cells } },
    (previous, { dense }) => {
      const sources = [previous.x, stopGradient(concat(previous.inputGate, previous.outputGate, previous.cells))]
      const inputGate = sigmoid(dense(blocks, sources, { name: 'input gates', bias: startingBias(shape.inputGateBias) }))
      const outputGate = sigmoid(dense(blocks, sources, { name: 'output gates', bias: startingBias(shape.outputGateBias) }))
      const g = affine(sigmoid(dense(cells, sources, { name: 'cells', bias: shape.cellBias })), 4, -2)
      const s = add(previous.s, multiply(repeat(inputGate, cellsPerBlock), g))
      const h = affine(sigmoid(s), 2, -1)
      const blockOutputs = multiply(repeat(outputGate, cellsPerBlock), h)
      const net = dense(outputs, [blockOutputs], { name: 'outputs', bias: shape.outputBias })
      return { inputGate, outputGate, cells: blockOutputs, s, y: answerOf(net, shape.outputUnits) }
    },
  )
}

function startingBias(bias: GateBias): boolean | readonly number[] {
  return typeof bias === 'string' ? bias === 'random' : bias
}

const gateBias = z.union([z.enum(['none', 'random']), z.array(z.number()).min(1)])
const describeBias = (gate: string): string =>
  `bias of the ${gate} gates: "none", "random" (drawn like the weights), or one starting value per block`

export const lstm1997Nets = cellFamily({
  options: {
    blocks: z.int().min(1).max(100).default(2).describe('memory blocks, each with one input and one output gate'),
    cellsPerBlock: z.int().min(1).max(100).default(2).describe('memory cells in a block'),
    inputGateBias: gateBias.default('random').describe(describeBias('input')),
    outputGateBias: gateBias.default('random').describe(describeBias('output')),
    cellBias: z.boolean().default(true).describe('whether the cells have a bias'),
    outputBias: z.boolean().default(true).describe('whether the output units have a bias'),
  },
  build: lstm1997,
})

/** Refuses biases that are not one per block; for a schema's `superRefine`. */
export function checkGateBiases(
  { blocks, ...biases }: Pick<Lstm1997Shape, 'blocks' | 'inputGateBias' | 'outputGateBias'>,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  for (const name of ['inputGateBias', 'outputGateBias'] as const) {
    const bias = biases[name]
    if (typeof bias !== 'string' && bias.length !== blocks)
      context.addIssue({ code: 'custom', path: [name], message: `one bias for each of the ${blocks} blocks is needed` })
  }
}
