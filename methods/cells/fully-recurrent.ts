// The standard recurrent net: one fully recurrent hidden layer, and an output layer that sees the hidden units of the same step.
//   h(t) = f(W_x x(t) + W_h h(t-1) + b),   y(t) = f_o(W_y h(t) + b_y)

import { z } from 'zod'
import { cell, sigmoid, tanh } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface FullyRecurrentShape extends NetSizes {
  readonly hidden: number
  readonly hiddenUnits: 'logistic' | 'tanh'
}

/** hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights. */
export function fullyRecurrent({ inputs, outputs, hidden, hiddenUnits, outputUnits }: FullyRecurrentShape): Cell {
  return cell({ name: 'fully recurrent', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
    const net = dense(hidden, [x, previous], { name: 'hidden' })
    const h = hiddenUnits === 'logistic' ? sigmoid(net) : tanh(net)
    return { h, y: answerOf(dense(outputs, [h], { name: 'outputs' }), outputUnits) }
  })
}

export const fullyRecurrentNets = cellFamily({
  options: {
    hidden: z.int().min(1).max(1000).default(10).describe('hidden units, fully recurrent'),
    hiddenUnits: z.enum(['logistic', 'tanh']).default('tanh').describe('activation function of the hidden units'),
  },
  build: fullyRecurrent,
})
