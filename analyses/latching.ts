// Section 3 of the seed made to run: what a net can latch on, and what that does to its gradients.

import { bengio1994, hochreiter2001gradient } from '../literature/citations.ts'
import { defineAnalysis } from './analysis.ts'
import { type ConvergenceData, convergence } from './latching/latch-convergence.ts'
import { type NoisyCell, noisyRuns } from './latching/noisy-runs.ts'
import { type OneUnitRow, oneUnitRows } from './latching/one-unit.ts'
import { type PortraitData, portrait } from './latching/portrait.ts'
import { type MapsData, randomMaps } from './latching/random-maps.ts'
import { reportLatching } from './latching/report.ts'
import { type TrainedNet, trainedNets } from './latching/trained-nets.ts'

const parameters = {
  oneUnit: { weights: [1.05, 1.1, 1.25, 1.5, 2, 3, 4] },
  runs: { weights: [1.1, 1.25, 1.5, 2, 3], deviations: [0.05, 0.1, 0.2, 0.45], steps: 20, runs: 4000 },
  portrait: { weights: [1.4, 0.35, 0.3, 1.3], biases: [0, 0], extent: 2.8, cells: 70, deviation: 0.1, steps: 30, runs: 1000 },
  maps: { sizes: [1, 2, 3], gains: [1.2, 2, 4], maps: 60, steps: 100, runs: 100, starts: 30 },
  trained: {
    nets: [
      { net: 'single-unit', cellOptions: {} },
      { net: 'bengio-latch', cellOptions: {} },
      { net: 'fully-recurrent', cellOptions: { hidden: 5 } },
      { net: 'A1', cellOptions: {} },
      { net: 'A2', cellOptions: {} },
      { net: 'time-constants', cellOptions: {} },
      { net: 'gru', cellOptions: {} },
      { net: 'lstm', cellOptions: {} },
      { net: 'lstm-1997', cellOptions: {} },
    ],
    seeds: 20,
    trainingLag: 12,
    trainingDeviation: 0.2,
    sequences: 10_000,
    lag: 300,
    runs: 100,
    learningRate: 0.1,
  },
  convergence: {
    firstWeights: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5],
    deviations: [0, 0.1, 0.2, 0.3, 0.45, 0.6],
    lengths: [5, 10, 15, 20, 30, 40, 50, 65],
    lag: 20,
    runs: 18,
    sequences: 3000,
    learningRate: 0.1,
  },
} as const

export type LatchingData = {
  readonly oneUnit: readonly OneUnitRow[]
  readonly runs: readonly NoisyCell[]
  readonly portrait: PortraitData
  readonly maps: MapsData
  readonly trained: readonly TrainedNet[]
  readonly convergence: ConvergenceData
}

export default defineAnalysis<LatchingData>({
  version: 1,
  title: 'Latching a bit against keeping a gradient',
  description: `Hochreiter, Bengio, Frasconi & Schmidhuber (2001, section 3), after Bengio, Simard & Frasconi (1994): where a net keeps information robustly, |M'| < 1 and its gradients vanish; where
|M'| > 1, noise takes the information away. Measured on the smallest latch, on maps of two and three units, and on nets that have learned the latch problem: what is lost under noise, region
by region, and what is left of the gradient on the same trajectories.`,
  sources: [hochreiter2001gradient, bengio1994],
  parameters,
  run: streams => ({
    oneUnit: oneUnitRows(parameters.oneUnit.weights),
    runs: noisyRuns(parameters.runs, streams),
    portrait: portrait(parameters.portrait, streams),
    maps: randomMaps(parameters.maps, streams),
    trained: trainedNets(parameters.trained, streams),
    convergence: convergence(parameters.convergence, streams),
  }),
  report: reportLatching,
})
