// brain.js: the recurrent nets of a library as its users get them, so that a reader can see what these nets do at which lag.
//
// brain.js 1.6 (https://brain.js.org, MIT licence). Its nets descend from A. Karpathy's recurrentjs: S. Hochreiter & J. Schmidhuber (1997)
// for the LSTM, K. Cho et al. (2014), section 2.3, for the GRU, J. L. Elman (1990) for the RNN, here with rectified units.

import { z } from 'zod'
import { cho2014phrase, elman1990, hochreiter1997lstm } from '../literature/citations.ts'
import { newBrainNet, symbolNets, timeStepNets } from './library/brain-equations.ts'
import { brainLearner } from './library/brain-learner.ts'
import { defineMethod } from './method.ts'

/** It keeps the values of every step, some 20 kB each at its default size. */
const LONGEST = 20_000

const options = z.strictObject({
  net: z
    .enum([...timeStepNets, ...symbolNets])
    .default('LSTMTimeStep')
    .describe('its class: a time-step net for rows of numbers, or a net for symbols, with a softmax over the next one'),
  hiddenLayers: z.array(z.int().min(1).max(1000)).min(1).max(5).default([20]).describe('units of each hidden layer'),
  learningRate: z.number().positive().default(0.01).describe('of its RMSprop'),
  decayRate: z.number().min(0).lt(1).default(0.999).describe('share of the mean squared derivative that stays at an update'),
  clip: z.number().positive().default(5).describe('greatest derivative; a larger one is set to it'),
  weightDecay: z.number().min(0).default(0.000001).describe('share of a weight that is taken off at each update'),
})

const isSymbolNet = (net: string): boolean => (symbolNets as readonly string[]).includes(net)

export default defineMethod({
  id: 'brain-js',
  version: 1,
  title: 'brain.js',
  family: 'library',
  sources: [hochreiter1997lstm, cho2014phrase, elman1990],
  summary: `The recurrent nets of the library brain.js 1.6 with its own cells, gradients, optimiser (RMSprop with clipping) and defaults; only the loop over a sequence is lagbench's, as the
library's \`train\` expects a target at each step. Time-step nets have linear outputs and the squared error; symbol nets an input map, a softmax and the cross-entropy. Its LSTM has one state vector: the forget
gate acts on the output of the step before. It computes in 32 bits with the platform's elementary functions, so results are reproducible on one machine, not to the bit on all; multiply-adds are
an estimate from the number of weights.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity: 'O(W) per step and O(T) values of each unit kept, as for backpropagation through time',
  options,
  published: {},
  skip({ inputKind, longestSequence }, { net }) {
    if (isSymbolNet(net) && inputKind !== 'symbols')
      return `${net} of brain.js reads symbols, and this task gives rows of numbers; set net to "${net}TimeStep"`
    if (longestSequence > LONGEST)
      return `brain.js keeps the values of all steps, and these are ${longestSequence}; choose a lag with at most ${LONGEST}`
    return undefined
  },
  learner({ signature: { inputs, outputs }, options: chosen, streams }) {
    const { net, hiddenLayers, learningRate, decayRate, clip, weightDecay } = chosen
    const shape = { inputSize: inputs, inputRange: inputs, outputSize: outputs, hiddenLayers }
    return brainLearner(
      () => newBrainNet(net, { ...shape, learningRate, decayRate, clipval: clip, regc: weightDecay }),
      isSymbolNet(net),
      streams.weights,
    )
  },
})
