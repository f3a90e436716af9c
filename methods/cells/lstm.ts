// The LSTM cell as it is used today: input, forget and output gates, and the exact gradient.
//
// Forget gates: F. A. Gers, J. Schmidhuber & F. Cummins (2000), "Learning to forget: continual prediction with LSTM", Neural Computation
// 12(10):2451-2471 (doi 10.1162/089976600300015015). The full gradient instead of the truncated one of 1997: A. Graves & J. Schmidhuber
// (2005), "Framewise phoneme classification with bidirectional LSTM and other neural network architectures", Neural Networks
// 18(5-6):602-610 (doi 10.1016/j.neunet.2005.06.042). With z(t) = [x(t); h(t-1)] and f logistic:
//   (1) i = f(W_i z + b_i),  φ = f(W_φ z + b_φ),  o = f(W_o z + b_o)
//   (2) s(t) = φ s(t-1) + i tanh(W_c z + b_c)
//   (3) h(t) = o tanh(s(t))
//   (4) y = W_y h + b_y, or f of it                     computed after the hidden layer, from the same step
// With peepholes p_i s(t-1) and p_φ s(t-1) are added to the net inputs of i and φ, p_o s(t) to that of o, and error goes back through them.

import { z } from 'zod'
import { add, cell, multiply, sigmoid, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { chronoBiases, type KeepBias, keepBiases, keepBiasSchema, longestLagFor, longestLagOption } from './chrono.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface LstmShape extends NetSizes {
  readonly hidden: number
  /** Where the forget gates' biases start (default random). Above 0 a cell remembers at first; `chrono` sets the input gates' biases too. */
  readonly forgetBias?: KeepBias
  /** `chrono`: the longest lag expected, in steps. Default the longest sequence. */
  readonly longestLag?: number | 'task'
  /** Default false. They start at 0, so that the net starts as one without. */
  readonly peepholes?: boolean
}

/** 4 · hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights, and 3 · hidden peepholes. */
export function lstm(shape: LstmShape): Cell {
  const { inputs, outputs, hidden, forgetBias = 'random', peepholes = false } = shape
  const longestLag = longestLagFor(shape.longestLag ?? 'task', shape.longestSequence)
  const inputStart = forgetBias === 'chrono' ? chronoBiases(hidden, longestLag).map(bias => -bias) : true
  const zeros = { kind: 'values', values: Array.from({ length: hidden }, () => 0) } as const
  return cell({ name: 'LSTM', inputs, state: { h: hidden, s: hidden } }, (previous, { dense, weights }) => {
    const sources = [previous.x, previous.h]
    const seeing = (name: string, net: Vector, states: Vector): Vector =>
      peepholes ? add(net, multiply(weights(hidden, { name: `${name} peepholes`, initialiser: zeros }), states)) : net
    const inputNet = dense(hidden, sources, { name: 'input gates', bias: inputStart })
    const forgetNet = dense(hidden, sources, { name: 'forget gates', bias: keepBiases(forgetBias, hidden, longestLag) })
    const outputNet = dense(hidden, sources, { name: 'output gates' })
    const candidate = tanh(dense(hidden, sources, { name: 'cells' }))
    const inputGate = sigmoid(seeing('input', inputNet, previous.s))
    const forgetGate = sigmoid(seeing('forget', forgetNet, previous.s))
    const s = add(multiply(forgetGate, previous.s), multiply(inputGate, candidate))
    const h = multiply(sigmoid(seeing('output', outputNet, s)), tanh(s))
    return { h, s, y: answerOf(dense(outputs, [h], { name: 'outputs' }), shape.outputUnits) }
  })
}

export const lstmNets = cellFamily({
  options: {
    hidden: z.int().min(1).max(1000).default(10).describe('memory cells, each with gates of its own'),
    forgetBias: keepBiasSchema
      .default(1)
      .describe('where the biases of the forget gates start: a number, "random" (drawn like the weights), or "chrono"'),
    longestLag: longestLagOption,
    peepholes: z.boolean().default(false).describe('whether the gates see the internal state of their cell'),
  },
  build: lstm,
})
