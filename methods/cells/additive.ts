// Additive units: a state that is never squashed, to which every step adds its share.
//
// G.-Z. Sun, H.-H. Chen & Y.-C. Lee (1993), "Time warping invariant neural networks", NIPS 5, 180-187. With S the state and I the
// input:
//   (1) S(t+1) = S(t) + l(t) F(S(t), I(t))
//   (2) F_i    = tanh( Σ_j W_ij [S(t); I(t)]_j )              no bias: the paper's input has a constant component
//   (3) l(t)   = ‖I(t) - I(t-1)‖
// So S depends on the path of the input, not on how fast it is run through: an input that stays the same changes nothing. The
// Jacobian of a step is A = Id + l diag(F') W_S, which leaves errors as they are where l is small.

import { z } from 'zod'
import { add, affine, cell, multiply, repeat, slice, sqrt, square, subtract, sum, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface AdditiveShape extends NetSizes {
  readonly hidden: number
  readonly readout: 'units' | 'layer'
  readonly scale: 'input-distance' | 'squared-input-distance' | number
  readonly bias: boolean
}

/** With n state units (hidden, and one for each output where they answer): n · (inputs + n) weights, and biases and readout if any. */
export function additiveNet({ inputs, outputs, hidden, readout, scale, bias, outputUnits }: AdditiveShape): Cell {
  const units = readout === 'units' ? outputs + hidden : hidden
  const state = { s: units, ...(typeof scale === 'number' ? {} : { input: inputs }) }
  return cell({ name: 'additive', inputs, state }, ({ x, s: previous, input }, { dense }) => {
    const f = tanh(dense(units, [x, previous], { name: 'state', bias }))
    const share = typeof scale === 'number' ? affine(f, scale) : multiply(repeat(distance(x, input!, scale), units), f)
    const s = add(previous, share)
    const net = readout === 'units' ? slice(s, 0, outputs) : dense(outputs, [s], { name: 'outputs' })
    return { s, input: affine(x, 1), y: answerOf(net, outputUnits) }
  })
}

function distance(x: Vector, before: Vector, scale: 'input-distance' | 'squared-input-distance'): Vector {
  const squared = sum(square(subtract(x, before)))
  return scale === 'input-distance' ? sqrt(squared) : squared
}

export const additiveNets = cellFamily({
  options: {
    hidden: z
      .int()
      .min(1)
      .max(1000)
      .default(10)
      .describe('state units: all of them, or with readout "units" those beside the ones that answer'),
    readout: z
      .enum(['units', 'layer'])
      .default('layer')
      .describe('whether the first state units answer, as in the paper, or an output layer that sees all of them'),
    scale: z
      .union([z.enum(['input-distance', 'squared-input-distance']), z.number().positive()])
      .default('input-distance')
      .describe('l: how far the input has moved in the last step, the square of that, or a constant'),
    bias: z.boolean().default(false).describe('whether the state units have a bias'),
  },
  build: additiveNet,
})
