// The net of the first papers on real-time recurrent learning: one layer of units, each connected to all inputs and to all units of the
// previous step. Some of the units are the outputs, so that the answer is fed back and a teacher can force it.
//
// R. J. Williams & D. Zipser (1989), "A learning algorithm for continually running fully recurrent neural networks", Neural Computation
// 1(2):270-280, doi 10.1162/neco.1989.1.2.270. Here all units y(t) = [answer; hidden] of a step have read the input of the same step:
//   (1) y(t) = f(W [x(t); y(t-1); 1])
// The paper calls them y(t+1). What has to pass through another unit before it reaches the answer comes one step later.

import { cell, slice } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { activationOf, type FullyRecurrentShape } from './fully-recurrent.ts'
import { answerOf } from './outputs.ts'

/** `hidden`: units beside the outputs. With n = outputs + hidden units: n · (inputs + n + 1) weights, n fewer without biases. */
export type WilliamsZipserShape = Omit<FullyRecurrentShape, 'shortcuts'>

export function williamsZipser(shape: WilliamsZipserShape): Cell {
  const { inputs, outputs, hidden, hiddenUnits, outputUnits, bias = true } = shape
  return cell({ name: 'Williams & Zipser', inputs, state: { y: outputs, h: hidden } }, ({ x, y, h }, { dense }) => {
    const net = dense(outputs + hidden, [x, y, h], { name: 'units', bias })
    return {
      y: answerOf(slice(net, 0, outputs), outputUnits),
      h: activationOf(slice(net, outputs, hidden), hiddenUnits),
    }
  })
}
