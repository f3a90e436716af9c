// Long short-term memory as published in 1997: the cell of cells/lstm-1997.ts, learned by its truncated gradient in forward form.
//
// S. Hochreiter & J. Schmidhuber (1997), "Long Short-Term Memory", Neural Computation 9(8):1735-1780, appendix A.1
// (doi 10.1162/neco.1997.9.8.1735). The only memory of the past are the partial derivatives of each internal state s:
//   (25) ∂s/∂w_in(t) = ∂s/∂w_in(t-1) + g(net_c(t)) f'(net_in(t)) z(t)
//   (27) ∂s/∂w_c(t)  = ∂s/∂w_c(t-1)  + g'(net_c(t)) y_in(t) z(t)
// and at a step with a target, with e the errors (21)-(23): Δw_in = η Σ_v e_s ∂s/∂w_in (26), Δw_c = η e_s ∂s/∂w_c (28), Δw_out = η e_out z.
// That is forward mode on the cell: its stopGradients leave just these blocks of the influence matrix, so it costs O(1) per weight and
// step, and memory does not depend on the sequence's length.

import { z } from 'zod'
import { createProgram } from '../engine/create-program.ts'
import { initialiseWeights } from '../engine/initialise.ts'
import { sgd } from '../engine/optimisers.ts'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { lstm1997 } from './cells/lstm-1997.ts'
import { checkDelta, deltaOption } from './learning/delta.ts'
import { onlineLearner } from './learning/online.ts'
import { outOfReach } from './learning/outputs.ts'
import { defineMethod } from './method.ts'

const gateBias = z.union([z.enum(['none', 'random']), z.array(z.number()).min(1)])

const options = z
  .strictObject({
    blocks: z.int().min(1).max(100).default(2).describe('memory blocks, each with one input and one output gate'),
    cellsPerBlock: z.int().min(1).max(100).default(2).describe('memory cells in a block'),
    inputGateBias: gateBias
      .default('random')
      .describe('"none", "random" (drawn like the weights), or one starting value per block'),
    outputGateBias: gateBias
      .default('random')
      .describe('"none", "random" (drawn like the weights), or one starting value per block'),
    cellBias: z.boolean().default(true).describe('whether the cells have a bias'),
    outputBias: z.boolean().default(true).describe('whether the output units have a bias'),
    outputUnits: z.enum(['logistic', 'linear']).default('logistic').describe('activation function of the output units'),
    delta: deltaOption,
    updateEvery: z
      .enum(['target', 'sequence'])
      .default('target')
      .describe('when weights change: after each step with a target, or after each sequence'),
    learningRate: z.number().positive().default(0.5).describe('η'),
    initialRange: z.number().positive().default(0.1).describe('weights start uniformly in ± this'),
  })
  .superRefine(({ delta, outputUnits, blocks, ...biases }, context) => {
    checkDelta({ delta, outputUnits }, context)
    for (const name of ['inputGateBias', 'outputGateBias'] as const) {
      const bias = biases[name]
      if (typeof bias !== 'string' && bias.length !== blocks)
        context.addIssue({ code: 'custom', path: [name], message: `one bias for each of the ${blocks} blocks is needed` })
    }
  })

export default defineMethod({
  id: 'lstm-1997',
  version: 1,
  title: 'LSTM (1997)',
  family: 'architecture',
  sources: [hochreiter1997lstm],
  summary: `Memory cells whose internal state keeps itself with weight 1 (the constant error carousel), opened and closed by multiplicative input and output gates. No forget
gate; cell input squashed to [-2, 2], cell output to [-1, 1]. The gradient is truncated: only the internal states carry error through time, in forward form, at a cost of O(1) per weight
and step. Block numbers, gate biases and learning rates are those published for each task (tables 4, 7, 9 and 10).`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  options,
  published: {
    'two-sequence': {
      blocks: 3,
      cellsPerBlock: 1,
      inputGateBias: [-1, -3, -5],
      outputGateBias: [-2, -4, -6],
      outputBias: false,
      learningRate: 1,
    },
    adding: { blocks: 2, cellsPerBlock: 2, inputGateBias: [-3, -6], outputUnits: 'logistic', learningRate: 0.5 },
    'temporal-order': { blocks: 2, cellsPerBlock: 2, inputGateBias: [-2, -4], learningRate: 0.5 },
  },
  // Deviation note 9.
  readings: { adding: { outputUnits: 'linear' } },
  skip: (signature, { outputUnits }) =>
    outputUnits === 'logistic' ? outOfReach(signature, '; set outputUnits to "linear"') : undefined,
  learner({ signature, options, streams }) {
    const program = createProgram(lstm1997({ ...signature, ...options }), signature.inputKind)
    initialiseWeights(program.weights, program.cell, streams.weights, options.initialRange)
    return onlineLearner(program, {
      rule: options.updateEvery === 'target' ? 'rtrl' : 'rtrl-epochwise',
      loss: options.delta,
      optimiser: sgd(program.weights.length, options),
    })
  },
})
