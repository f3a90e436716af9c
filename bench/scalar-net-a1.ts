// Net A1 of methods/cells/guessing-nets.ts by hand: one hidden unit, one output without a bias, layered; answers only.

import type { Sequence } from '../engine/sequence.ts'
import type { ScalarNet } from './scalar-net.ts'

/** Seven weights, in the cell's order: the hidden unit's from x, h, y and its bias, the output's from x, h, y. */
export function scalarNetA1(): ScalarNet {
  const weights = new Float64Array(7)
  const answers = new Float64Array(1)
  return {
    weights,
    order: Int32Array.from(weights.keys()),
    run({ length, inputs }: Sequence) {
      const [hx, hh, hy, bias, yx, yh, yy] = weights
      let h = 0
      let y = 0
      for (let t = 0; t < length; t++) {
        h = 1 / (1 + Math.exp(-(bias + hx * inputs[t] + hh * h + hy * y)))
        y = 1 / (1 + Math.exp(-(yx * inputs[t] + yh * h + yy * y)))
      }
      answers[0] = y
      return answers
    },
  }
}
