// The nets of the guessing papers: S. Hochreiter & J. Schmidhuber (1997), "LSTM can solve hard long time lag problems", NIPS 9,
// 473-479, section 2. Every activation is 0 when a sequence begins. Hidden units are logistic, and so are outputs in the papers.
//   A1(n): n hidden units and the outputs, each connected to the input and to all non-input units, itself included; hidden units biased.
//   A2(n): each hidden unit sees the input, the outputs and itself; the outputs see all other units; all units biased. n = 10.
//   single unit: the outputs, each connected to the input, itself and a bias; 3 weights on a task with one input and one output.
// Left open by the text, hence options: whether A1's outputs have a bias, whether the input is one of the "other units" that A2's outputs
// see, and whether outputs see the hidden units of the same step (`layered`) or of the step before (`synchronous`).

import { z } from 'zod'
import { add, cell, multiply, sigmoid } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf, type OutputUnits } from './outputs.ts'

export interface GuessingNetShape extends Pick<NetSizes, 'inputs' | 'outputs'> {
  /** Default: logistic, as in the papers. */
  readonly outputUnits?: OutputUnits
  readonly hidden: number
  readonly updateOrder: 'layered' | 'synchronous'
}

/** (hidden + outputs) · (inputs + hidden + outputs) weights, hidden biases and, with `outputBias`, those of the outputs. */
export function netA1({
  inputs,
  outputs,
  hidden,
  updateOrder,
  outputBias,
  outputUnits = 'logistic',
}: GuessingNetShape & { readonly outputBias: boolean }): Cell {
  return cell({ name: 'net A1', inputs, state: { h: hidden, y: outputs } }, (previous, { dense }) => {
    const h = sigmoid(dense(hidden, [previous.x, previous.h, previous.y], { name: 'hidden' }))
    const seen = updateOrder === 'layered' ? h : previous.h
    const net = dense(outputs, [previous.x, seen, previous.y], { name: 'outputs', bias: outputBias })
    return { h, y: answerOf(net, outputUnits) }
  })
}

export interface NetA2Shape extends GuessingNetShape {
  readonly selfConnections: boolean
  readonly outputSeesInput: boolean
}

/** hidden · (inputs + outputs + 1) + outputs · (hidden + 1) weights, `hidden` self-connections, outputs · inputs more where outputs see the input. */
export function netA2(shape: NetA2Shape): Cell {
  const { inputs, outputs, hidden, updateOrder, selfConnections, outputSeesInput, outputUnits = 'logistic' } = shape
  return cell({ name: 'net A2', inputs, state: { h: hidden, y: outputs } }, (previous, { dense, weights }) => {
    const net = dense(hidden, [previous.x, previous.y], { name: 'hidden' })
    const h = sigmoid(selfConnections ? add(net, multiply(weights(hidden, { name: 'self-connections' }), previous.h)) : net)
    const seen = updateOrder === 'layered' ? h : previous.h
    const outputNet = dense(outputs, outputSeesInput ? [previous.x, seen] : [seen], { name: 'outputs' })
    return { h, y: answerOf(outputNet, outputUnits) }
  })
}

/** outputs · (inputs + 2) weights. */
function singleUnit({ inputs, outputs, outputUnits }: NetSizes): Cell {
  return cell({ name: 'single unit', inputs, state: { y: outputs } }, ({ x, y }, { dense, weights }) => {
    const memory = multiply(weights(outputs, { name: 'self-connections' }), y)
    return { y: answerOf(add(dense(outputs, [x], { name: 'units' }), memory), outputUnits) }
  })
}

export const updateOrder = z
  .enum(['layered', 'synchronous'])
  .default('layered')
  .describe('whether outputs see the hidden units of the same step or of the step before')
export const outputBias = z.boolean().default(false).describe('A1: whether the outputs have a bias (A2: always)')
export const outputSeesInput = z.boolean().default(false).describe('A2: whether the outputs see the input (A1: always)')
export const selfConnections = z.boolean().default(true).describe('A2: whether hidden units see themselves')
const hiddenUnits = z.int().min(1).max(1000)

export const netA1Nets = cellFamily({
  options: { hidden: hiddenUnits.default(1).describe('hidden units'), updateOrder, outputBias },
  build: netA1,
})
export const netA2Nets = cellFamily({
  options: { hidden: hiddenUnits.default(10).describe('hidden units'), updateOrder, outputSeesInput, selfConnections },
  build: netA2,
})
export const singleUnitNets = cellFamily({ options: {}, build: singleUnit })
