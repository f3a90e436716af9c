// The standard recurrent net: one fully recurrent hidden layer, and an output layer that sees the hidden units of the same step.
//   h(t) = f(W_x x(t) + W_h h(t-1) + b),   y(t) = f_o(W_y h(t) + b_y)

import { cell, sigmoid, tanh } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'

export interface FullyRecurrentShape {
  readonly inputs: number
  readonly outputs: number
  readonly hidden: number
  readonly hiddenUnits: 'logistic' | 'tanh'
  readonly outputUnits: 'logistic' | 'linear'
}

/** hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights. */
export function fullyRecurrent({ inputs, outputs, hidden, hiddenUnits, outputUnits }: FullyRecurrentShape): Cell {
  return cell({ name: 'fully recurrent', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
    const net = dense(hidden, [x, previous], { name: 'hidden' })
    const h = hiddenUnits === 'logistic' ? sigmoid(net) : tanh(net)
    const answer = dense(outputs, [h], { name: 'outputs' })
    return { h, y: outputUnits === 'logistic' ? sigmoid(answer) : answer }
  })
}
