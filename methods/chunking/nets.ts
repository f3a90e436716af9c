// The nets that predict their own input, and the options that shape them and their learning.

import { z } from 'zod'
import { affine, cell, concat, sigmoid, stopGradient } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import { activationOf, type FullyRecurrentShape, fullyRecurrentNets } from '../cells/fully-recurrent.ts'
import { gradientOptions } from '../learning/gradient.ts'
import { withDefaults } from '../learning/gradient-method.ts'

const { delta: _, ...learning } = gradientOptions

const defaults = { hiddenUnits: 'logistic', shortcuts: true, rule: 'truncated-bptt', depth: 3, every: 1, learningRate: 1 }

/** Options of the nets and of their learning: errors go back over three steps, as in the experiments of 1992. */
export const predictorOptions = {
  ...(withDefaults({ ...fullyRecurrentNets.options, ...learning }, defaults) as typeof fullyRecurrentNets.options &
    typeof learning),
  threshold: z
    .number()
    .positive()
    .default(0.1)
    .describe('β: an input is unexpected where the squared error of its prediction is not below this'),
  timeCode: z
    .enum(['none', 'absolute', 'interval'])
    .default('none')
    .describe('what a higher level is told of when its input came: nothing, the step, or the steps since its last input'),
}

export type PredictorOptions = z.output<z.ZodObject<typeof predictorOptions>>

/**
 * A standard recurrent net whose answer is [its logistic outputs | its hidden units' activations, brought to 0..1], such that another net can
 * learn to predict its state. No derivative passes through the second part.
 */
export function observableNet(shape: Omit<FullyRecurrentShape, 'outputUnits'>): Cell {
  const { inputs, outputs, hidden, hiddenUnits, bias = true, shortcuts = false } = shape
  return cell({ name: 'chunker', inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
    const h = activationOf(dense(hidden, [x, previous], { name: 'hidden', bias }), hiddenUnits)
    const y = sigmoid(dense(outputs, shortcuts ? [x, h] : [h], { name: 'outputs', bias }))
    const seen = stopGradient(h)
    return { h, y: concat(y, hiddenUnits === 'tanh' ? affine(seen, 0.5, 0.5) : seen) }
  })
}
