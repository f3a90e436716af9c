// The nets of the guessing papers: S. Hochreiter & J. Schmidhuber (1997), "LSTM can solve hard long time lag problems", NIPS 9,
// 473-479, section 2. All units are logistic; every activation is 0 when a sequence begins.
//   A1(n): n hidden units and the outputs, each connected to the input and to all non-input units, itself included; hidden units biased.
//   A2(n): each hidden unit sees the input, the outputs and itself; the outputs see all other units; all units biased. n = 10.
// Left open by the text, hence options: whether A1's outputs have a bias, whether the input is one of the "other units" that A2's outputs
// see, and whether outputs see the hidden units of the same step (`layered`) or of the step before (`synchronous`).

import { add, cell, multiply, sigmoid } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'

export interface GuessingNetShape {
  readonly inputs: number
  readonly outputs: number
  readonly hidden: number
  readonly updateOrder: 'layered' | 'synchronous'
}

export function netA1({
  inputs,
  outputs,
  hidden,
  updateOrder,
  outputBias,
}: GuessingNetShape & { readonly outputBias: boolean }): Cell {
  return cell({ name: 'net A1', inputs, state: { h: hidden, y: outputs } }, (previous, { dense }) => {
    const h = sigmoid(dense(hidden, [previous.x, previous.h, previous.y], { name: 'hidden' }))
    const seen = updateOrder === 'layered' ? h : previous.h
    return { h, y: sigmoid(dense(outputs, [previous.x, seen, previous.y], { name: 'outputs', bias: outputBias })) }
  })
}

export interface NetA2Shape extends GuessingNetShape {
  readonly selfConnections: boolean
  readonly outputSeesInput: boolean
}

export function netA2({ inputs, outputs, hidden, updateOrder, selfConnections, outputSeesInput }: NetA2Shape): Cell {
  return cell({ name: 'net A2', inputs, state: { h: hidden, y: outputs } }, (previous, { dense, weights }) => {
    const net = dense(hidden, [previous.x, previous.y], { name: 'hidden' })
    const h = sigmoid(selfConnections ? add(net, multiply(weights(hidden, { name: 'self-connections' }), previous.h)) : net)
    const seen = updateOrder === 'layered' ? h : previous.h
    return { h, y: sigmoid(dense(outputs, outputSeesInput ? [previous.x, seen] : [seen], { name: 'outputs' })) }
  })
}
