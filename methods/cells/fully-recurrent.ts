// The standard recurrent net: one fully recurrent hidden layer, and an output layer that sees the hidden units of the same step.
//   h(t) = f(W_x x(t) + W_h h(t-1) + b),   y(t) = f_o(W_y h(t) + b_y)
// Optionally without biases, and with connections from the inputs straight to the outputs ("shortcuts"): y(t) = f_o(W_y [x(t); h(t)] + b_y).

import { z } from 'zod'
import { cell, sigmoid, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export type HiddenUnits = 'logistic' | 'tanh'

export interface FullyRecurrentShape extends NetSizes {
  readonly hidden: number
  readonly hiddenUnits: HiddenUnits
  /** Default true. */
  readonly bias?: boolean
  /** Whether the outputs see the inputs too. Default false. */
  readonly shortcuts?: boolean
}

/** hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights; with shortcuts outputs · inputs more, without biases fewer. */
export function fullyRecurrent(shape: FullyRecurrentShape): Cell {
  const { inputs, outputs, hidden, hiddenUnits, outputUnits, bias = true, shortcuts = false } = shape
  return cell({ name: 'fully recurrent', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
    const h = activationOf(dense(hidden, [x, previous], { name: 'hidden', bias }), hiddenUnits)
    return { h, y: answerOf(dense(outputs, shortcuts ? [x, h] : [h], { name: 'outputs', bias }), outputUnits) }
  })
}

/** The activation of hidden units with these net inputs. */
export function activationOf(net: Vector, units: HiddenUnits): Vector {
  return units === 'logistic' ? sigmoid(net) : tanh(net)
}

export const fullyRecurrentNets = cellFamily({
  options: {
    hidden: z.int().min(1).max(1000).default(10).describe('hidden units, fully recurrent'),
    hiddenUnits: z.enum(['logistic', 'tanh']).default('tanh').describe('activation function of the hidden units'),
    bias: z.boolean().default(true).describe('whether the units have biases'),
    shortcuts: z.boolean().default(false).describe('whether the inputs of a step reach its outputs directly too'),
  },
  build: fullyRecurrent,
})
