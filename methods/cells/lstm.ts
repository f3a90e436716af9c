// The LSTM cell as it is used today: input, forget and output gates, no peephole connections, and the exact gradient.
//
// Forget gates: F. A. Gers, J. Schmidhuber & F. Cummins (2000), "Learning to forget: continual prediction with LSTM", Neural Computation
// 12(10):2451-2471 (doi 10.1162/089976600300015015). The full gradient instead of the truncated one of 1997: A. Graves & J. Schmidhuber
// (2005), "Framewise phoneme classification with bidirectional LSTM and other neural network architectures", Neural Networks
// 18(5-6):602-610 (doi 10.1016/j.neunet.2005.06.042). With z(t) = [x(t); h(t-1)] and f logistic:
//   (1) i = f(W_i z + b_i),  φ = f(W_φ z + b_φ),  o = f(W_o z + b_o)
//   (2) s(t) = φ s(t-1) + i tanh(W_c z + b_c)
//   (3) h(t) = o tanh(s(t))
//   (4) y = W_y h + b_y, or f of it                     computed after the hidden layer, from the same step

import { add, cell, multiply, sigmoid, tanh } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import type { NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface LstmShape extends NetSizes {
  readonly hidden: number
  /** Where the forget gates' biases start; drawn like any weight where it is left out. Above 0 a cell remembers at first. */
  readonly forgetBias?: number
}

/** 4 · hidden · (inputs + hidden + 1) + outputs · (hidden + 1) weights. */
export function lstm({ inputs, outputs, hidden, forgetBias, outputUnits }: LstmShape): Cell {
  return cell({ name: 'LSTM', inputs, state: { h: hidden, s: hidden } }, (previous, { dense }) => {
    const sources = [previous.x, previous.h]
    const inputGate = sigmoid(dense(hidden, sources, { name: 'input gates' }))
    const forgetStart = forgetBias === undefined ? true : Array.from({ length: hidden }, () => forgetBias)
    const forgetGate = sigmoid(dense(hidden, sources, { name: 'forget gates', bias: forgetStart }))
    const outputGate = sigmoid(dense(hidden, sources, { name: 'output gates' }))
    const candidate = tanh(dense(hidden, sources, { name: 'cells' }))
    const s = add(multiply(forgetGate, previous.s), multiply(inputGate, candidate))
    const h = multiply(outputGate, tanh(s))
    return { h, s, y: answerOf(dense(outputs, [h], { name: 'outputs' }), outputUnits) }
  })
}
