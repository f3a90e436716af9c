// The LSTM cell as published in 1997: memory blocks with an input and an output gate, no forget gate, and a gradient that is cut
// wherever it would leave a block through the net's recurrent connections.
//
// S. Hochreiter & J. Schmidhuber (1997), "Long Short-Term Memory", Neural Computation 9(8):1735-1780, sections 4, 5 and appendix A.1
// (doi 10.1162/neco.1997.9.8.1735). Source vector z(t) = [x(t); gates(t-1); cells(t-1)], for block j and its cells v:
//   (1) y_in = f(W_in z),  y_out = f(W_out z)           f logistic
//   (2) s(t) = s(t-1) + y_in g(W_c z)                   g(x) = 4 f(x) - 2, in [-2, 2]
//   (3) y_c  = y_out h(s(t))                            h(x) = 2 f(x) - 1, in [-1, 1]
//   (4) y    = f(W_y y_c), or linear                    computed after the hidden layer, from the same step
// Truncation (eq. 20-28 there): errors that reach net_in, net_out and net_c change the weights into them and go no further back.
// Experiments 2a and 2b (section 5.2) differ: z(t) = x(t), no output gate, g = f, h(s) = s, and the outputs see [x(t); y_c].

import { z } from 'zod'
import { add, affine, cell, concat, multiply, repeat, sigmoid, stopGradient, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { type GateBias, gateBiasOption, startingBiases } from './gate-bias.ts'
import { answerOf } from './outputs.ts'

export type { GateBias } from './gate-bias.ts'

/** f stretched to an interval, or the net input or state itself. */
const squashings = {
  '[0, 1]': sigmoid,
  '[-1, 1]': (net: Vector) => affine(sigmoid(net), 2, -1),
  '[-2, 2]': (net: Vector) => affine(sigmoid(net), 4, -2),
  identity: (net: Vector) => net,
}
type Squashing = keyof typeof squashings

export interface Lstm1997Shape extends NetSizes {
  readonly blocks: number
  readonly cellsPerBlock: number
  readonly inputGateBias: GateBias
  readonly outputGateBias: GateBias
  readonly cellBias: boolean
  readonly outputBias: boolean
  /** What follows is equations 1 to 4 unless given. */
  readonly outputGate?: boolean
  readonly inputSquashing?: Squashing
  readonly stateSquashing?: Squashing
  readonly hiddenRecurrence?: 'all' | 'gates' | 'none'
  readonly outputSources?: 'cells' | 'inputs-and-cells'
  readonly truncated?: boolean
}

/**
 * Weights: with U = blocks · (2 + cellsPerBlock) hidden units U · (inputs + U) + outputs · cells, and the biases. Without output gates
 * U = blocks · (1 + cellsPerBlock); for each unit without recurrence U fewer; where outputs see inputs, outputs · inputs more.
 */
export function lstm1997(shape: Lstm1997Shape): Cell {
  const { inputs, outputs, blocks, cellsPerBlock, outputGate = true, hiddenRecurrence = 'all', truncated = true } = shape
  const cells = blocks * cellsPerBlock
  const seesInputs = shape.outputSources === 'inputs-and-cells'
  const remembered = { inputGate: blocks, ...(outputGate && { outputGate: blocks }), cells }
  const state: Record<string, number> = { ...(hiddenRecurrence === 'none' ? {} : remembered), s: cells }
  return cell({ name: 'LSTM-1997', inputs, state }, (previous, { dense }) => {
    const recurrent = (): Vector => {
      const all = concat(...Object.keys(remembered).map(name => previous[name]))
      return truncated ? stopGradient(all) : all
    }
    const sources = hiddenRecurrence === 'none' ? [previous.x] : [previous.x, recurrent()]
    const cellSources = hiddenRecurrence === 'all' ? sources : [previous.x]
    const gate = (name: string, bias: GateBias): Vector =>
      sigmoid(dense(blocks, sources, { name, bias: startingBiases(bias, blocks) }))
    const inputGate = gate('input gates', shape.inputGateBias)
    const openness = outputGate ? gate('output gates', shape.outputGateBias) : undefined
    const g = squashings[shape.inputSquashing ?? '[-2, 2]'](dense(cells, cellSources, { name: 'cells', bias: shape.cellBias }))
    const s = add(previous.s, multiply(repeat(inputGate, cellsPerBlock), g))
    const h = squashings[shape.stateSquashing ?? '[-1, 1]'](s)
    const blockOutputs = openness ? multiply(repeat(openness, cellsPerBlock), h) : h
    const seen = seesInputs ? [previous.x, blockOutputs] : [blockOutputs]
    const y = answerOf(dense(outputs, seen, { name: 'outputs', bias: shape.outputBias }), shape.outputUnits)
    return { inputGate, ...(openness && { outputGate: openness }), cells: blockOutputs, s, y }
  })
}

/** The net before its first block: the outputs see the inputs, and nothing is remembered. */
function withoutBlocks({ inputs, outputs, outputBias, outputUnits }: Lstm1997Shape): Cell {
  return cell({ name: 'LSTM-1997 without blocks', inputs, state: {} }, ({ x }, { dense }) => ({
    y: answerOf(dense(outputs, [x], { name: 'outputs', bias: outputBias }), outputUnits),
  }))
}

/** The nets with no block (where outputs see inputs), with one, and so on. */
function stages(shape: Lstm1997Shape): readonly Cell[] {
  const first = (bias: GateBias, count: number): GateBias => (typeof bias === 'object' ? bias.slice(0, count) : bias)
  const nets = Array.from({ length: shape.blocks }, (_, i) => {
    const [inputGateBias, outputGateBias] = [first(shape.inputGateBias, i + 1), first(shape.outputGateBias, i + 1)]
    return lstm1997({ ...shape, blocks: i + 1, inputGateBias, outputGateBias })
  })
  return shape.outputSources === 'inputs-and-cells' ? [withoutBlocks(shape), ...nets] : nets
}

const ranges = Object.keys(squashings) as [Squashing, ...Squashing[]]

export const lstm1997Nets = cellFamily({
  options: {
    blocks: z.int().min(1).max(100).default(2).describe('memory blocks, each with one input and one output gate'),
    cellsPerBlock: z.int().min(1).max(100).default(2).describe('memory cells in a block'),
    inputGateBias: gateBiasOption('input', 'random'),
    outputGateBias: gateBiasOption('output', 'random'),
    cellBias: z.boolean().default(true).describe('whether the cells have a bias'),
    outputBias: z.boolean().default(true).describe('whether the output units have a bias'),
    outputGate: z.boolean().default(true).describe('whether blocks have an output gate'),
    inputSquashing: z.enum(ranges).default('[-2, 2]').describe("g, the function of a cell's net input: logistic with this range"),
    stateSquashing: z.enum(ranges).default('[-1, 1]').describe("h, the function of a cell's state: logistic with this range"),
    hiddenRecurrence: z
      .enum(['all', 'gates', 'none'])
      .default('all')
      .describe('which hidden units see all gates and cells of the step before: gates and cells, gates only, or none'),
    outputSources: z.enum(['cells', 'inputs-and-cells']).default('cells').describe('what the output units see'),
    truncated: z
      .boolean()
      .default(true)
      .describe('whether errors stop at the net inputs of gates and cells; else the exact gradient'),
  },
  build: lstm1997,
  stages,
})
