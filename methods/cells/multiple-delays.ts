// A recurrent net whose connections between hidden units have several delays: the hidden layer remembers its last D states.
//
// T. Lin, B. G. Horne & C. L. Giles (1998), "How embedded memory in recurrent neural network architectures helps learning long-term
// temporal dependencies", Neural Networks 11(5):861-868 (doi 10.1016/S0893-6080(98)00018-5).
//   (1) h(t) = f( W_x x(t) + Σ_{r=1..D} W_r h(t-r) + b ),   y(t) = f_o(W_y h(t) + b_y)
// Globally recurrent: full matrices W_r. Locally recurrent: diagonal ones, a unit's feedback comes from itself alone.

import { z } from 'zod'
import { add, cell, multiply, slice } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { shifted } from './delay-line.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { activationOf, type HiddenUnits } from './fully-recurrent.ts'
import { answerOf } from './outputs.ts'

export interface MultipleDelaysShape extends NetSizes {
  readonly delays: number
  readonly recurrence: 'global' | 'local'
  readonly hidden: number
  readonly hiddenUnits: HiddenUnits
}

/** Global: hidden · (inputs + delays · hidden + 1) + outputs · (hidden + 1) weights; local: delays in place of delays · hidden. */
export function multipleDelays(shape: MultipleDelaysShape): Cell {
  const { inputs, outputs, delays, recurrence, hidden, hiddenUnits, outputUnits } = shape
  return cell({ name: 'multiple delays', inputs, state: { h: delays * hidden } }, ({ x, h: line }, { dense, weights }) => {
    const h = activationOf(recurrence === 'global' ? dense(hidden, [x, line], { name: 'hidden' }) : locally(), hiddenUnits)
    return { h: shifted(h, line), y: answerOf(dense(outputs, [h], { name: 'outputs' }), outputUnits) }

    function locally() {
      const fedBack = multiply(weights(delays * hidden, { name: 'self-connections' }), line)
      let sum = dense(hidden, [x], { name: 'hidden' })
      for (let r = 0; r < delays; r++) sum = add(sum, slice(fedBack, r * hidden, hidden))
      return sum
    }
  })
}

export const multipleDelaysNets = cellFamily({
  options: {
    delays: z.int().min(1).max(100).default(6).describe('D: how many earlier states of the hidden layer its units see'),
    recurrence: z
      .enum(['global', 'local'])
      .default('global')
      .describe('whether a hidden unit sees the earlier activations of all hidden units or only its own'),
    hidden: z.int().min(1).max(1000).default(5).describe('hidden units'),
    hiddenUnits: z.enum(['logistic', 'tanh']).default('tanh').describe('activation function of the hidden units'),
  },
  build: multipleDelays,
})
