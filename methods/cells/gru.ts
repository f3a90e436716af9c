// Gated recurrent units: a state that is kept or replaced by one gate, and a second gate that hides the old state from its replacement.
//
// K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk & Y. Bengio (2014), "Learning phrase representations using
// RNN encoder-decoder for statistical machine translation", EMNLP, 1724-1734, equations 5 to 8 (doi 10.3115/v1/D14-1179), where biases
// are left out of the text:
//   (1) r = f(W_r [x(t); h(t-1)] + b_r),  z = f(W_z [x(t); h(t-1)] + b_z)     f logistic
//   (2) c = tanh(W_c [x(t); r h(t-1)] + b_c)
//   (3) h(t) = z h(t-1) + (1 - z) c                                          z keeps; other texts swap z and 1 - z
//   (4) y = W_y h + b_y, or f of it                                          computed after the hidden layer, from the same step
// With `resetAfter` the reset gate acts after the product, as in the cuDNN library and by default in Keras:
//   (2') c = tanh(W_c x(t) + b_c + r (U_c h(t-1) + b_u))

import { z } from 'zod'
import { add, cell, multiply, sigmoid, subtract, tanh } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { type KeepBias, keepBiases, keepBiasSchema, longestLagFor, longestLagOption } from './chrono.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface GruShape extends NetSizes {
  readonly hidden: number
  readonly resetAfter: boolean
  /** Where the biases of the gates z start. Above 0 a unit remembers at first. */
  readonly updateBias: KeepBias
  /** `chrono`: the longest lag expected, in steps. */
  readonly longestLag: number | 'task'
}

/** 3 · hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights, with `resetAfter` hidden more. */
export function gru({ inputs, outputs, hidden, resetAfter, updateBias, outputUnits, ...shape }: GruShape): Cell {
  const keepStart = keepBiases(updateBias, hidden, longestLagFor(shape.longestLag, shape.longestSequence))
  return cell({ name: 'GRU', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
    const inputPart = { name: 'candidates' }
    const resetGate = sigmoid(dense(hidden, [x, previous], { name: 'reset gates' }))
    const updateGate = sigmoid(dense(hidden, [x, previous], { name: 'update gates', bias: keepStart }))
    const candidate = tanh(
      resetAfter
        ? add(dense(hidden, [x], inputPart), multiply(resetGate, dense(hidden, [previous], { name: 'recurrent candidates' })))
        : dense(hidden, [x, multiply(resetGate, previous)], inputPart),
    )
    const h = add(candidate, multiply(updateGate, subtract(previous, candidate)))
    return { h, y: answerOf(dense(outputs, [h], { name: 'outputs' }), outputUnits) }
  })
}

export const gruNets = cellFamily({
  options: {
    hidden: z.int().min(1).max(1000).default(10).describe('gated recurrent units'),
    resetAfter: z
      .boolean()
      .default(false)
      .describe('whether the reset gate acts on the recurrent product (cuDNN) instead of on the state (the paper)'),
    updateBias: keepBiasSchema
      .default('random')
      .describe('where the biases of the gates that keep start: a number, "random" (drawn like the weights), or "chrono"'),
    longestLag: longestLagOption,
  },
  build: gru,
})
