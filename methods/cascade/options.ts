// The options of recurrent cascade-correlation. Fahlman (1991) prints the size of the pool; all else is as in his published program for
// the net without recurrence, Fahlman & Lebiere (1990), but for two constants (deviation note 58).

import { z } from 'zod'
import { outputUnitsOption } from '../cells/outputs.ts'

const share = (usual: number, what: string) => z.number().min(0).default(usual).describe(what)
const epochs = (usual: number, what: string) => z.int().min(1).max(100_000).default(usual).describe(what)

export const cascadeOptions = z.strictObject({
  trainingSequences: z
    .int()
    .min(1)
    .max(100_000)
    .default(128)
    .describe('size of the training set, where the task does not fix it'),
  pool: z.int().min(1).max(1000).default(8).describe('candidates trained side by side for each hidden unit'),
  mostUnits: z
    .int()
    .min(0)
    .max(1000)
    .default(15)
    .describe('hidden units at which a net that is still wrong is given up for a new one'),
  initialRange: z.number().positive().default(1).describe('weights begin uniformly in ± this'),
  outputEpsilon: share(0.35, 'ε of Quickprop for the weights to the outputs, divided by the number of targets'),
  outputMu: z.number().positive().default(2).describe('μ of Quickprop, likewise'),
  outputDecay: share(0, 'weight decay, likewise'),
  outputPatience: epochs(8, 'epochs without a notable change of the error until a candidate is sought'),
  outputThreshold: share(0.01, 'share of the error from which a change of it is notable'),
  inputEpsilon: share(30, 'ε of Quickprop for candidates, divided by the number of targets and of units that a candidate sees'),
  inputMu: z.number().positive().default(2).describe('μ of Quickprop, likewise'),
  inputDecay: share(0, 'weight decay, likewise'),
  inputPatience: epochs(8, 'epochs without a notable change of the best score until the best candidate is installed'),
  inputThreshold: share(0.03, 'share of the score from which a change of it is notable'),
  phaseEpochs: epochs(200, 'epochs at most until a phase ends, stagnant or not'),
  primeOffset: share(0.1, 'added to the derivative of logistic and tanh outputs, lest saturated ones be stuck'),
  weightMultiplier: share(1, "a new unit's weights to the outputs begin at minus this times its correlations"),
  outputUnits: outputUnitsOption,
})

export type CascadeOptions = z.output<typeof cascadeOptions>
