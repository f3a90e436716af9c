// NARX nets (nonlinear autoregressive models with exogenous inputs): only outputs are fed back, each through a line of delays.
//
// T. Lin, B. G. Horne, P. Tiňo & C. L. Giles (1996), "Learning long-term dependencies in NARX recurrent neural networks", IEEE Trans.
// Neural Networks 7(6):1329-1338 (doi 10.1109/72.548162), and NIPS 8, 577-583. With D_u input and D_y output delays:
//   (1) v(t) = [u(t), ..., u(t-D_u); y(t-1), ..., y(t-D_y)]
//   (2) h(t) = f(W_1 v(t) + b_1),   y(t) = f_o(W_2 h(t) + b_2)
// The neuron of their latching problem, one for each output: no hidden layer, no bias, feedback that does not learn, and noise e that
// enters as it is. For one neuron this is a net with D_y delays between hidden units as well.
//   (3) y(t) = f_o( Σ_{r=1..D_y} (w / D_y) y(t-r) + Σ_{i=0..D_u} h_i u(t-i) + e(t) )

import { z } from 'zod'
import { add, affine, cell, concat, repeat, slice, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { shifted } from './delay-line.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { activationOf, type HiddenUnits } from './fully-recurrent.ts'
import { answerOf } from './outputs.ts'

export interface NarxShape extends NetSizes {
  readonly net: 'perceptron' | 'neuron'
  readonly inputDelays: number
  readonly outputDelays: number
  readonly hidden: number
  readonly hiddenUnits: HiddenUnits
  readonly feedbackWeight: number
}

/**
 * Perceptron: hidden · (inputs · (inputDelays + 1) + outputs · outputDelays + 1) + outputs · (hidden + 1) weights. The last output is the
 * state `y`, which a teacher can force; the lines hold older values, and are no states where there are none.
 */
export function narx(shape: NarxShape): Cell {
  const { net, inputs, outputs, inputDelays, outputDelays, outputUnits } = shape
  const lines: Record<string, number> = {
    ...(inputDelays > 0 && { earlierInputs: inputs * inputDelays }),
    ...(outputDelays > 1 && { earlierOutputs: outputs * (outputDelays - 1) }),
  }
  return cell({ name: 'NARX', inputs, state: { y: outputs, ...lines } }, (previous, build) => {
    const { x, earlierInputs, earlierOutputs } = previous as Record<string, Vector>
    const u = earlierInputs ? [x, earlierInputs] : [x]
    const y = earlierOutputs ? [previous.y, earlierOutputs] : [previous.y]
    const answer = net === 'perceptron' ? perceptron(u, y) : neuron(u, y)
    return {
      y: answerOf(answer, outputUnits),
      ...(earlierInputs && { earlierInputs: shifted(x, earlierInputs) }),
      ...(earlierOutputs && { earlierOutputs: shifted(previous.y, earlierOutputs) }),
    }

    function perceptron(inputTaps: readonly Vector[], outputTaps: readonly Vector[]): Vector {
      const hidden = build.dense(shape.hidden, [...inputTaps, ...outputTaps], { name: 'hidden' })
      return build.dense(outputs, [activationOf(hidden, shape.hiddenUnits)], { name: 'outputs' })
    }

    /** Of several input lines the last is e; its earlier values are of no use. */
    function neuron(inputTaps: readonly Vector[], outputTaps: readonly Vector[]): Vector {
      const trained = Math.max(1, inputs - 1)
      const fedBack = concat(...outputTaps)
      const seen = inputTaps.flatMap(taps => elementsOf(taps, inputs).map(element => slice(element, 0, trained)))
      const sum = elementsOf(fedBack, outputs).reduce(add)
      const learned = build.dense(outputs, seen, { name: 'inputs', bias: false })
      const driven = add(affine(sum, shape.feedbackWeight / outputDelays), learned)
      if (trained === inputs) return driven
      const e = slice(x, inputs - 1, 1)
      return add(driven, outputs === 1 ? e : repeat(e, outputs))
    }
  })
}

function elementsOf(taps: Vector, size: number): Vector[] {
  return Array.from({ length: taps.size / size }, (_, i) => slice(taps, i * size, size))
}

export const narxNets = cellFamily({
  options: {
    net: z
      .enum(['perceptron', 'neuron'])
      .default('perceptron')
      .describe(
        'perceptron: one hidden layer; neuron: the single neuron of the latching problem, whose feedback is fixed and whose last input line enters with weight 1',
      ),
    inputDelays: z.int().min(0).max(100).default(0).describe('D_u: how many earlier inputs the net sees beside the current one'),
    outputDelays: z.int().min(1).max(1000).default(6).describe('D_y: how many earlier outputs are fed back'),
    hidden: z.int().min(1).max(1000).default(10).describe('perceptron: hidden units'),
    hiddenUnits: z.enum(['logistic', 'tanh']).default('tanh').describe('perceptron: activation function of the hidden units'),
    feedbackWeight: z.number().default(1.25).describe("neuron: w, the sum of its feedback's fixed weights, all equal"),
  },
  build: narx,
  feedsBack: true,
})
