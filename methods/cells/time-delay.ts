// A feedforward net whose units see a window of the last steps of the layer below, with the same weights at every step.
//
// K. J. Lang, A. H. Waibel & G. E. Hinton (1990), "A time-delay neural network architecture for isolated word recognition", Neural
// Networks 3(1):23-43 (doi 10.1016/0893-6080(90)90044-L). For unit j of layer l, with a window of D_l steps:
//   (1) y_j^l(t) = f( b_j + Σ_{d=0..D_l - 1} Σ_i w_ji,d y_i^{l-1}(t-d) ),   y^0 = x
// The answer at a step sees the last R = 1 + Σ_l (D_l - 1) inputs, and nothing of those before. Nothing flows back from a unit to
// itself: the states below only hold what the layers said at the last steps, and 0 before the sequence begins.

import { z } from 'zod'
import { cell, sigmoid, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { shifted } from './delay-line.ts'
import { cellFamily, type NetSizes } from './family.ts'
import { answerOf } from './outputs.ts'

export interface TimeDelayShape extends NetSizes {
  /** Units of the hidden layers. */
  readonly units: readonly number[]
  /** D of each hidden layer and of the output layer: one more than `units`. */
  readonly windows: readonly number[]
  readonly hiddenUnits: 'logistic' | 'tanh'
}

/** R: how many of the last steps an answer can depend on, the present one included. */
export function receptiveField(windows: readonly number[]): number {
  return windows.reduce((steps, window) => steps + window - 1, 1)
}

/** Σ over layers of units · (window · units of the layer below + 1) weights. */
export function timeDelayNet({ inputs, outputs, units, windows, hiddenUnits, outputUnits }: TimeDelayShape): Cell {
  const below = [inputs, ...units]
  // What layer l still has to know of layer l - 1: the last D - 1 steps, newest first.
  const state = Object.fromEntries(windows.flatMap((window, l) => (window > 1 ? [[`past${l}`, (window - 1) * below[l]]] : [])))
  return cell({ name: 'time delay', inputs, state }, ({ x, ...past }, { dense }) => {
    const next: Record<string, Vector> = {}
    let layer = x
    for (let l = 0; l < windows.length; l++) {
      const sources = [layer]
      const line = past[`past${l}`]
      if (line !== undefined) {
        sources.push(line)
        next[`past${l}`] = shifted(layer, line)
      }
      const last = l === units.length
      const net = dense(last ? outputs : units[l], sources, { name: last ? 'outputs' : `hidden ${l + 1}` })
      layer = last ? answerOf(net, outputUnits) : hiddenUnits === 'logistic' ? sigmoid(net) : tanh(net)
    }
    return { ...next, y: layer }
  })
}

export const timeDelayNets = cellFamily({
  options: {
    units: z.array(z.int().min(1).max(1000)).min(1).max(8).default([8, 4]).describe('units of the hidden layers'),
    windows: z
      .array(z.int().min(1).max(10_000))
      .min(2)
      .max(9)
      .default([3, 5, 1])
      .describe(
        'steps that each layer sees of the one below, the output layer last; together they reach back 1 + Σ (window - 1) steps',
      ),
    hiddenUnits: z.enum(['logistic', 'tanh']).default('tanh').describe('activation function of the hidden units'),
  },
  build: timeDelayNet,
})

/** Refuses windows that are not one per layer; for a schema's `superRefine`. */
export function checkWindows(
  { units, windows }: Pick<TimeDelayShape, 'units' | 'windows'>,
  context: { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void },
): void {
  if (windows.length === units.length + 1) return
  const message = `one window for each of the ${units.length} hidden layers and one for the output layer are needed`
  context.addIssue({ code: 'custom', path: ['windows'], message })
}
