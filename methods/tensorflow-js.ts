// TensorFlow.js: the recurrent layers of a library as its users get them. It is no dependency: whoever wants it installs it.
//
// TensorFlow.js 4.22 (https://www.tensorflow.org/js, Apache licence 2.0): layers SimpleRNN (J. L. Elman 1990), GRU (K. Cho et al. 2014,
// section 2.3) and LSTM (F. A. Gers, J. Schmidhuber & F. Cummins 2000, without peepholes) under a dense output layer.

import { z } from 'zod'
import { cho2014phrase, elman1990, gers2000forget } from '../literature/citations.ts'
import { outOfReach, outputUnitsFor, outputUnitsOption } from './cells/outputs.ts'
import { loadTensorFlow } from './library/tensorflow.ts'
import { tensorFlowLearner } from './library/tensorflow-learner.ts'
import { defineMethod } from './method.ts'

const options = z.strictObject({
  layer: z
    .enum(['simpleRNN', 'gru', 'lstm'])
    .default('lstm')
    .describe('its recurrent layer, with its default activation functions'),
  units: z.int().min(1).max(1000).default(20).describe('units of the recurrent layer'),
  outputUnits: outputUnitsOption,
  optimiser: z.enum(['sgd', 'rmsprop', 'adam']).default('adam').describe('its optimiser, with its default constants'),
  learningRate: z.number().positive().default(0.001).describe('of the optimiser'),
  batch: z.int().min(1).max(1000).default(1).describe('sequences for each update; shorter ones are padded at their end'),
  package: z
    .enum(['auto', 'tfjs-node', 'tfjs'])
    .default('auto')
    .describe('which of its packages: the native one, the one in JavaScript, or the native one where it is installed and works'),
})

export default defineMethod({
  id: 'tensorflow-js',
  version: 1,
  title: 'TensorFlow.js',
  family: 'library',
  sources: [elman1990, cho2014phrase, gers2000forget],
  summary: `Recurrent layers of the library TensorFlow.js 4.22 under a dense output layer, trained by its gradients and optimisers on half the squared error at the targets; first weights
come from lagbench's streams. It runs on what is installed: \`@tensorflow/tfjs-node\` (native) where that can be loaded, else \`@tensorflow/tfjs\` (its cpu back end), else not at all. The two need not
agree in the last bits, so set \`package\` where results are to be compared between machines. It computes in 32 bits; multiply-adds are an estimate from the number of weights.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity:
    'O(W) per step and O(T) values of each unit kept, as for backpropagation through time; 1 to 2 ms per step in overhead',
  options,
  published: {},
  skip(signature, { outputUnits, package: wanted }) {
    const unreachable = outOfReach(outputUnitsFor(outputUnits, signature), signature)
    if (unreachable !== undefined) return unreachable
    const tf = loadTensorFlow(wanted)
    return typeof tf === 'string' ? tf : undefined
  },
  learner({ signature, options: chosen, streams }) {
    const tf = loadTensorFlow(chosen.package)
    if (typeof tf === 'string') throw new Error(tf)
    const { inputs, outputs } = signature
    const { layer, units, optimiser, learningRate, batch } = chosen
    const outputUnits = outputUnitsFor(chosen.outputUnits, signature)
    const shape = { layer, inputs, units, outputs }
    return tensorFlowLearner(tf, { ...shape, outputUnits, optimiser, learningRate, batch }, streams.weights)
  },
})
