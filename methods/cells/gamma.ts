// The focused gamma net: a chain of leaky integrators on every input line, and a feedforward net that reads all of them.
//
// B. de Vries & J. C. Principe (1992), "The gamma model: a new neural model for temporal processing", Neural Networks 5(4):565-576
// (doi 10.1016/S0893-6080(05)80035-8); J. C. Principe, B. de Vries, J.-M. Kuo & P. Guedes de Oliveira (1992), "Modeling
// applications with the focused gamma net", NIPS 4, 143-150. For input line i and taps k = 1..K:
//   (1) x_i0(t) = x_i(t)
//   (2) x_ik(t) = (1 - μ_i) x_ik(t-1) + μ_i x_i,k-1(t-1)
//   (3) h(t)    = tanh(W [x_0(t); ...; x_K(t)] + b),  y(t) = f_o(W_o h(t) + b_o)
// μ = 1 is a tapped delay line. The memory reaches back K/μ steps (its mean depth) with a resolution of μ, and is stable for 0 < μ
// < 2. Here μ_i = 1 + tanh(a_i), which cannot leave these bounds, and whose slope is 1 at the papers' starting value of 1: there a
// step along a is the papers' step along μ.

import { z } from 'zod'
import { add, affine, cell, concat, multiply, slice, tanh } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { log } from '../../engine/math.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface GammaShape extends NetSizes {
  readonly taps: number
  readonly mu: number
  readonly learnMu: boolean
  readonly hidden: number
}

/** hidden · ((taps + 1) · inputs + 1) + outputs · (hidden + 1) weights, and one for each input where μ is learned. */
export function gammaNet({ inputs, outputs, taps, mu, learnMu, hidden, outputUnits }: GammaShape): Cell {
  const size = taps * inputs
  // Tap after tap; the state holds tap 0 too, since tap 1 reads what it was a step ago.
  return cell(
    { name: 'gamma memory', inputs, state: { taps: inputs + size } },
    ({ x, taps: old }, { dense, weights, constant }) => {
      const start = Array.from({ length: inputs }, () => (log(mu) - log(2 - mu)) / 2)
      const deviation = learnMu
        ? tanh(weights(inputs, { name: 'a', initialiser: { kind: 'values', values: start } }))
        : constant(start.map(() => mu - 1))
      const along = Array.from({ length: taps }, () => deviation)
      const taken = concat(...along.map(part => affine(part, 1, 1)))
      const kept = concat(...along.map(part => affine(part, -1, 0)))
      const line = add(multiply(kept, slice(old, inputs, size)), multiply(taken, slice(old, 0, size)))
      const h = tanh(dense(hidden, [x, line], { name: 'hidden' }))
      return { taps: concat(x, line), y: answerOf(dense(outputs, [h], { name: 'outputs' }), outputUnits) }
    },
  )
}

export const gammaNets = cellFamily({
  options: {
    taps: z.int().min(1).max(1000).default(4).describe('K, the memory taps of an input line, beside its present value'),
    mu: z.number().min(0.001).max(1.999).default(1).describe('μ of all lines, or where they start; 1: a tapped delay line'),
    learnMu: z.boolean().default(true).describe('whether each line learns its own μ'),
    hidden: z.int().min(1).max(1000).default(12).describe('hidden units, which see all taps'),
  },
  build: gammaNet,
})
