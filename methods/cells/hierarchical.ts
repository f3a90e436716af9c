// Hierarchical recurrent nets: levels of units on time scales of 1, 2, 4, ... steps.
//
// S. El Hihi & Y. Bengio (1996), "Hierarchical recurrent neural networks for long-term dependencies", NIPS 8, 493-499. Level
// s = 0..S-1 has the period k_s = 2^s. Within a step the fast levels come first:
//   (1) ĥ_s(t) = tanh( W_s x(t) + U_s h_s(t-1) + Σ_{r<s} V_sr h_r(t) + Σ_{r>s} V_sr h_r(t-1) + b_s ),   W_s for s = 0 only, or for all
//   (2) hold:         h_s(t) = ĥ_s(t) where k_s divides t, else h_s(t-1)
//       slow change:  h_s(t) = (1 - 1/k_s) h_s(t-1) + ĥ_s(t) / k_s
//   (3) y(t) = f_o( Σ_s C_s h_s(t) + c )
// A held value passes through no squashing: an error goes back over k_s steps for the price of one.

import { z } from 'zod'
import { add, affine, cell, concat, slice, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { clocks, gated } from './clock.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface HierarchicalShape extends NetSizes {
  readonly levels: number
  readonly unitsPerLevel: number
  readonly slowness: 'hold' | 'slow-change'
  readonly inputTo: 'fastest' | 'all'
}

/** With n = levels · unitsPerLevel: n · (n + 1) + inputs · (unitsPerLevel or n) + outputs · (n + 1) weights. */
export function hierarchical(shape: HierarchicalShape): Cell {
  const { inputs, outputs, levels, unitsPerLevel: units, slowness, inputTo, outputUnits } = shape
  const bits = slowness === 'hold' ? levels - 1 : 0
  const state: Record<string, number> = { h: levels * units, ...(bits > 0 && { counter: bits }) }
  return cell({ name: 'hierarchical', inputs, state }, (previous, { dense }) => {
    const { x, h, counter } = previous as Record<string, Vector>
    const { gates, next } = counter ? clocks(counter) : { gates: [], next: [] }
    const old = Array.from({ length: levels }, (_, s) => slice(h, s * units, units))
    const fresh: Vector[] = []
    for (let s = 0; s < levels; s++) {
      const external = s === 0 || inputTo === 'all' ? [x] : []
      const net = dense(units, [...external, old[s], ...fresh, ...old.slice(s + 1)], { name: `level ${s}` })
      fresh.push(slowed(tanh(net), s))
    }
    const answer = answerOf(dense(outputs, fresh, { name: 'outputs' }), outputUnits)
    return { h: concat(...fresh), y: answer, ...(counter && { counter: concat(...next) }) }

    function slowed(candidate: Vector, s: number): Vector {
      if (s === 0) return candidate
      if (slowness === 'hold') return gated(gates[s - 1], candidate, old[s])
      const share = 1 / (1 << s)
      return add(affine(old[s], 1 - share), affine(candidate, share))
    }
  })
}

export const hierarchicalNets = cellFamily({
  options: {
    levels: z.int().min(1).max(12).default(4).describe('S: levels; level s = 0..S-1 has the period 2^s'),
    unitsPerLevel: z.int().min(1).max(1000).default(3).describe('tanh units in a level'),
    slowness: z
      .enum(['hold', 'slow-change'])
      .default('hold')
      .describe('how slow levels are slow: they change at every 2^s-th step only, or at each step by a share of 1/2^s'),
    inputTo: z.enum(['fastest', 'all']).default('fastest').describe('the levels that see the input'),
  },
  build: hierarchical,
})
