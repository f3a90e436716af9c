// What pseudo-Newton and time-weighted pseudo-Newton have in common as methods: nets, options, published settings.

import { z } from 'zod'
import { becker1989, bengio1994 } from '../../literature/citations.ts'
import { curvatureNets } from '../cells/curvature-nets.ts'
import { defineMethod, type Method } from '../method.ts'
import { netForTask } from './net-for-task.ts'
import { pseudoNewtonLearner, pseudoNewtonOptions } from './pseudo-newton.ts'

const options = z
  .strictObject({ ...curvatureNets.options, ...pseudoNewtonOptions })
  .refine(({ leastStep, greatestStep }) => leastStep <= greatestStep, {
    path: ['leastStep'],
    message: 'the least step must not be above the greatest one',
  })
type Options = z.output<typeof options>

const greaterSteps = { leastStep: 0.1 }

/** `timeWeighted`: by equation (6) of pseudo-newton.ts, else by (5). */
export function pseudoNewtonMethod({
  timeWeighted,
  ...description
}: Pick<Method, 'id' | 'version' | 'title' | 'summary'> & { readonly timeWeighted: boolean }): Method<Options> {
  const nets = netForTask<typeof curvatureNets.options, Options>(curvatureNets)
  return defineMethod<Options>({
    ...description,
    family: 'gradient',
    sources: [bengio1994, becker1989],
    capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
    complexity: 'O(W) per step for W weights, with two backward passes; memory O(T n) for T steps of n units',
    options,
    published: {
      latch: { net: 'latch' },
      'two-sequence-bengio': { net: 'two-sequence', hidden: 4 },
      parity: { net: 'parity', hidden: 1 },
    },
    // Deviation note 35.
    readings: { latch: greaterSteps, 'two-sequence-bengio': greaterSteps, parity: greaterSteps },
    ...nets,
    learner: context => pseudoNewtonLearner(nets.cell(context.signature, context.options), context, timeWeighted),
  })
}
