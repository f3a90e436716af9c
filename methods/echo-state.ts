// Echo state networks: the recurrent net is drawn at random and stays as it is; only a linear read-out learns, by regression. No error ever
// goes back through time, so none vanishes there; how long the past lasts is the reservoir's affair.
//
// H. Jaeger (2001), "The 'echo state' approach to analysing and training recurrent neural networks", GMD Report 148, German National
// Research Center for Information Technology. Equations: cells/reservoir.ts, learning/ridge-regression.ts.

import { z } from 'zod'
import { createProgram } from '../engine/create-program.ts'
import { jaeger2001echo } from '../literature/citations.ts'
import { reservoir, startReservoir } from './cells/reservoir.ts'
import { ridgeRegression } from './learning/ridge-regression.ts'
import { defineMethod } from './method.ts'

const options = z.strictObject({
  units: z.int().min(1).max(500).default(100).describe('units of the reservoir'),
  spectralRadius: z
    .number()
    .positive()
    .default(0.95)
    .describe('greatest absolute eigenvalue of the reservoir; below 1, echoes fade'),
  connectivity: z.number().positive().max(1).default(0.1).describe('share of the connections between units that exist'),
  leakRate: z.number().positive().max(1).default(1).describe('a: 1 takes the new activation, less than 1 moves towards it'),
  inputScale: z.number().positive().default(0.1).describe('input weights are uniform in ± this'),
  biasScale: z.number().min(0).default(0).describe('biases of the reservoir units are uniform in ± this'),
  penalty: z.number().positive().default(1e-6).describe('λ of the ridge regression'),
  solveEvery: z.int().min(1).default(100).describe('sequences from one solution of the regression to the next'),
})

export default defineMethod({
  id: 'echo-state',
  version: 1,
  title: 'Echo state network',
  family: 'architecture',
  sources: [jaeger2001echo],
  summary: `A sparse random reservoir of tanh units, scaled to a spectral radius just below 1, that never learns, and a linear read-out of units and input fitted by ridge regression at
the target steps. To meet stopping rules that watch training answers it runs online: it answers a sequence with the read-out it has, adds the sequence to the sums of the regression, and solves this
anew after every 100 sequences (deviation note 38). The report feeds one long series and solves once.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: false },
  complexity:
    'O(n²) per step for n units, forwards only; O(n²) per target and O(n³) per solution; memory O(n²), whatever the length',
  options,
  published: {},
  // As everywhere, the whole net; its gradient is never used.
  cell: ({ inputs, outputs }, { units, leakRate }) => reservoir({ inputs, outputs, units, leakRate }),
  learner({ signature, options, streams }) {
    const { inputs, outputs, inputKind } = signature
    const shape = { inputs, outputs, units: options.units, leakRate: options.leakRate }
    const net = createProgram(reservoir(shape), inputKind)
    const echoes = createProgram(reservoir({ ...shape, features: true }), inputKind)
    startReservoir(echoes.weights, shape, options, streams.weights)
    net.weights.set(echoes.weights)
    const readOut = net.weights.subarray(echoes.weights.length)
    const size = options.units + inputs
    const regression = ridgeRegression(size, outputs, options.penalty)
    const answers = answersFrom(readOut, size, outputs)
    let room = new Float64Array(size)
    let presented = 0
    return {
      weights: net.weights,
      learn(training) {
        const sequence = training.next()
        const { targetCount, targets } = sequence
        if (room.length < targetCount * size) room = new Float64Array(targetCount * size * 2)
        const features = echoes.run({ ...sequence, targetSize: size, targets: room })
        const given = answers(features, targetCount)
        for (let k = 0; k < targetCount; k++) regression.add(features, k * size, targets, k * outputs)
        training.spend(sequence.length * echoes.cost.forward + targetCount * (regression.cost.add + readOut.length))
        if (++presented % options.solveEvery === 0 && regression.solve(readOut)) {
          training.spend(regression.cost.solve)
          training.weightsChanged()
        }
        training.answered(given, sequence)
        return 'continue'
      },
      answer: sequence => net.run(sequence),
    }
  },
})

/** Answers [count × outputs] by a read-out [outputs × (size + 1)], column-major with the biases last, from features [count × size]. */
function answersFrom(
  readOut: Float64Array,
  size: number,
  outputs: number,
): (features: Float64Array, count: number) => Float64Array {
  let answers = new Float64Array(outputs)
  return (features, count) => {
    if (answers.length < count * outputs) answers = new Float64Array(count * outputs * 2)
    for (let target = 0; target < count; target++)
      for (let k = 0; k < outputs; k++) {
        let sum = readOut[size * outputs + k]
        for (let i = 0; i < size; i++) sum += readOut[i * outputs + k] * features[target * size + i]
        answers[target * outputs + k] = sum
      }
    return answers
  }
}
