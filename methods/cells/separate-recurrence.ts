// The standard recurrent net with input weights and recurrent weights as two matrices, so that each can start in its own way:
//   h(t) = f(W_x x(t) + b + W_h h(t-1)),   y(t) = f_o(W_y h(t) + b_y)

import { z } from 'zod'
import { add, cell, relu, sigmoid, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell, Initialiser } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export type RecurrentUnits = 'relu' | 'tanh' | 'logistic' | 'linear'

export interface SeparateRecurrenceShape extends NetSizes {
  readonly hidden: number
  readonly hiddenUnits: RecurrentUnits
  /** How W_h starts. */
  readonly recurrent: Initialiser
  /** How W_x and W_y start. */
  readonly others: Initialiser
}

/** hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights; biases start at 0. */
export function separateRecurrence(shape: SeparateRecurrenceShape): Cell {
  const { inputs, outputs, hidden, hiddenUnits, outputUnits, recurrent, others } = shape
  const zeros = (size: number): number[] => Array<number>(size).fill(0)
  return cell({ name: 'separate recurrence', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
    const fromInputs = dense(hidden, [x], { name: 'inputs', weights: others, bias: zeros(hidden) })
    const fromUnits = dense(hidden, [previous], { name: 'recurrent', weights: recurrent, bias: false })
    const h = activation(add(fromInputs, fromUnits), hiddenUnits)
    const net = dense(outputs, [h], { name: 'outputs', weights: others, bias: zeros(outputs) })
    return { h, y: answerOf(net, outputUnits) }
  })
}

function activation(net: Vector, units: RecurrentUnits): Vector {
  return { relu, tanh, logistic: sigmoid, linear: (same: Vector) => same }[units](net)
}

const hidden = z.int().min(1).max(1000).default(100).describe('hidden units, fully recurrent')

/** Rectified units that keep what they hold, at first: W_h starts as a multiple of the identity. */
export const identityNets = cellFamily({
  options: {
    hidden,
    identityScale: z
      .number()
      .positive()
      .default(1)
      .describe('the recurrent matrix starts as this times the identity; below 1, memories fade'),
    deviation: z.number().positive().default(0.001).describe('standard deviation of the other weights at the start'),
  },
  build: ({ identityScale, deviation, ...shape }) =>
    separateRecurrence({
      ...shape,
      hiddenUnits: 'relu',
      recurrent: { kind: 'identity', scale: identityScale },
      others: { kind: 'normal', deviation },
    }),
})

/** W_h starts as a multiple of a random orthogonal matrix, which neither shrinks nor stretches what it maps. */
export const orthogonalNets = cellFamily({
  options: {
    hidden,
    hiddenUnits: z
      .enum(['tanh', 'linear', 'relu', 'logistic'])
      .default('tanh')
      .describe('activation function of the hidden units'),
    gain: z.number().positive().default(1).describe('the recurrent matrix starts as this times a random orthogonal matrix'),
  },
  build: ({ gain, ...shape }) =>
    separateRecurrence({ ...shape, recurrent: { kind: 'orthogonal', scale: gain }, others: { kind: 'default' } }),
})
