// The clockwork net: a hidden layer in modules, each with a clock of its own, in which slow modules speak to faster ones only.
//
// J. Koutník, K. Greff, F. Gomez & J. Schmidhuber (2014), "A clockwork RNN", ICML 31, PMLR 32(2):1863-1871 (arXiv 1402.3511). Module
// i = 0..g-1 has the period T_i = 2^i, and a block-row of the recurrent matrix that is 0 left of its own block:
//   (1) h_i(t) = tanh( W_i x(t) + Σ_{j>=i} U_ij h_j(t-1) + b_i ) where T_i divides t, else h_i(t-1)
//   (2) y(t) = f_o( Σ_i C_i h_i(t) + c )

import { z } from 'zod'
import { cell, concat, slice, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { clocks, gated } from './clock.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface ClockworkShape extends NetSizes {
  readonly modules: number
  readonly unitsPerModule: number
}

/** With n = modules · unitsPerModule: n · (n + unitsPerModule) / 2 + n · (inputs + 1) + outputs · (n + 1) weights. */
export function clockwork({ inputs, outputs, modules, unitsPerModule: units, outputUnits }: ClockworkShape): Cell {
  const state: Record<string, number> = { h: modules * units, ...(modules > 1 && { counter: modules - 1 }) }
  return cell({ name: 'clockwork', inputs, state }, (previous, { dense }) => {
    const { x, h, counter } = previous as Record<string, Vector>
    const { gates, next } = counter ? clocks(counter) : { gates: [], next: [] }
    const modulesAfter = Array.from({ length: modules }, (_, i) => {
      // The block-row from its own block on is one stretch of h.
      const own = slice(h, i * units, units)
      const candidate = tanh(dense(units, [x, slice(h, i * units, (modules - i) * units)], { name: `module ${i}` }))
      return i === 0 ? candidate : gated(gates[i - 1], candidate, own)
    })
    const hidden = concat(...modulesAfter)
    const answer = answerOf(dense(outputs, [hidden], { name: 'outputs' }), outputUnits)
    return { h: hidden, y: answer, ...(counter && { counter: concat(...next) }) }
  })
}

export const clockworkNets = cellFamily({
  options: {
    modules: z.int().min(1).max(12).default(8).describe('g: modules; module i = 0..g-1 has the period 2^i'),
    unitsPerModule: z.int().min(1).max(1000).default(2).describe('tanh units in a module'),
  },
  build: clockwork,
})
