// The three nets of the comparison of learning algorithms in Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term dependencies
// with gradient descent is difficult", IEEE Transactions on Neural Networks 5(2):157-166, doi 10.1109/72.279181, section V-E. All units are
// symmetric sigmoids f = tanh or, for discrete error propagation, hard thresholds sign(a), which is 1 at 0.
//   latch         (1) y(t) = f(w y(t-1) + U u(t) + n(t))      n the last input line, added as it is (the noise); U u(t) a trainable number
//                     for each of the other lines. One unit per output; w and two numbers: 3 weights
//   two-sequence  (2) x(t) = f(W x(t-1) + u(t) e_1)           five fully connected units without bias, the input added to the first: 25 weights
//   parity        (3) h(t) = f(W_h [u(t); y(t-1)] + b_h),   y(t) = f(W_y [u(t); y(t-1); h(t)] + b_y)       7 weights
// Ours, where the text is silent (deviation note 40): which unit of (2) answers (the last), what happens to several input lines (all
// units see them, by weights), the wiring of (3), "2 inputs connected to 1 hidden and 1 output unit", and its start, y(0) = -1 (even).

import { z } from 'zod'
import { add, affine, cell, concat, multiply, repeat, slice, step, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface Bengio1994Shape extends NetSizes {
  readonly net: 'latch' | 'two-sequence' | 'parity'
  readonly hidden: number
  /** Which units are hard thresholds instead: no unit, the hidden ones, or all of them. */
  readonly thresholds: 'none' | 'hidden' | 'all'
}

/** Hard threshold, -1 or 1. */
const sign = (net: Vector): Vector => affine(step(net), 2, -1)

export function bengio1994({ net, ...shape }: Bengio1994Shape): Cell {
  return { latch, 'two-sequence': fullyConnected, parity }[net](shape)
}

type Shape = Omit<Bengio1994Shape, 'net'>

/** Hidden units and answers; an output unit that is a threshold answers -1 or 1, or 0 or 1 where a logistic one would answer. */
function activations({ thresholds, outputUnits }: Shape): { hidden(net: Vector): Vector; answer(net: Vector): Vector } {
  const answer = (net: Vector): Vector => {
    if (thresholds !== 'all') return answerOf(net, outputUnits)
    return outputUnits === 'logistic' ? affine(sign(net), 0.5, 0.5) : sign(net)
  }
  return { hidden: thresholds === 'none' ? tanh : sign, answer }
}

/** outputs · inputs weights: the self-connections, and those of all lines but the last. */
function latch(shape: Shape): Cell {
  const { inputs, outputs } = shape
  return cell({ name: 'latch unit', inputs, state: { y: outputs } }, ({ x, y }, { dense, weights }) => {
    const memory = multiply(weights(outputs, { name: 'self-connections' }), y)
    const noise = slice(x, inputs - 1, 1)
    const net = add(memory, outputs === 1 ? noise : repeat(noise, outputs))
    if (inputs === 1) return { y: activations(shape).answer(net) }
    const trainable = dense(outputs, [slice(x, 0, inputs - 1)], { name: 'trainable inputs', bias: false })
    return { y: activations(shape).answer(add(net, trainable)) }
  })
}

/** (hidden + outputs)² weights, and (hidden + outputs) · inputs where there are several input lines. */
function fullyConnected(shape: Shape): Cell {
  const { inputs, outputs, hidden } = shape
  const size = hidden + outputs
  return cell({ name: 'fully connected units', inputs, state: { units: size } }, ({ x, units }, { dense, constant }) => {
    const net =
      inputs > 1
        ? dense(size, [units, x], { name: 'units', bias: false })
        : add(
            dense(size, [units], { name: 'units', bias: false }),
            size > 1 ? concat(x, constant(Array.from({ length: size - 1 }, () => 0))) : x,
          )
    const f = activations(shape)
    const y = f.answer(slice(net, hidden, outputs))
    return { units: hidden > 0 ? concat(f.hidden(slice(net, 0, hidden)), y) : y, y }
  })
}

/** hidden · (inputs + outputs + 1) + outputs · (inputs + outputs + hidden + 1) weights. */
function parity(shape: Shape): Cell {
  const { inputs, outputs, hidden } = shape
  // The state is y + 1: states start at 0, this net at -1.
  return cell({ name: 'parity net', inputs, state: { shifted: outputs } }, ({ x, shifted }, { dense }) => {
    const previous = affine(shifted, 1, -1)
    const f = activations(shape)
    const h = f.hidden(dense(hidden, [x, previous], { name: 'hidden' }))
    const y = f.answer(dense(outputs, [x, previous, h], { name: 'outputs' }))
    return { shifted: affine(y, 1, 1), y }
  })
}

export const bengio1994Nets = cellFamily({
  options: {
    net: z
      .enum(['latch', 'two-sequence', 'parity'])
      .default('two-sequence')
      .describe('which of the three nets of the paper, by the problem that it was used for'),
    hidden: z
      .int()
      .min(1)
      .max(1000)
      .default(4)
      .describe('two-sequence, parity: units beside the output units; the paper has 4 and 1'),
  },
  build: shape => bengio1994({ ...shape, thresholds: 'none' }),
})
