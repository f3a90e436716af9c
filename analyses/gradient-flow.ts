// Section 2 of the seed made to run: how errors are scaled on their way back through time, in every net, beside the bounds.

import { bengio1994, hochreiter2001gradient } from '../literature/citations.ts'
import latch from '../tasks/latch.ts'
import { defineAnalysis } from './analysis.ts'
import { measureBelowFour } from './gradient-flow/below-four.ts'
import { type CellFlow, measureCell, netNames } from './gradient-flow/cells.ts'
import { measureRates } from './gradient-flow/learning-rate.ts'
import { maximisingWeights } from './gradient-flow/maximising-weight.ts'
import { measureBounds } from './gradient-flow/measure-bounds.ts'
import { reportGradientFlow } from './gradient-flow/report.ts'
import { measureScales, measureUnits } from './gradient-flow/weight-scale.ts'

const parameters = {
  task: { lag: 50, noiseVariance: 0.04 },
  cells: {
    seeds: 10,
    points: [0, 1000, 10_000],
    lags: [0, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 35, 40, 45],
    learningRate: 0.1,
  },
  bounds: { sizes: [1, 2, 5, 10, 20], scales: [0.25, 0.5, 0.9, 2, 8], seeds: 10, lags: [1, 2, 5, 10, 20, 40], length: 60 },
  factor: { activations: [0.25, 0.5, 1], rests: [-4, -1, 0, 1] },
  belowFour: { nets: 500 },
  scale: { sizes: [10, 30], gains: [0.25, 0.5, 1, 2, 4, 8, 16, 32], seeds: 10 },
  units: { sizes: [1, 2, 4, 8, 16, 32], lag: 20, seeds: 20 },
  rates: {
    rates: [0.01, 0.1, 1, 10],
    seeds: 10,
    lag: 50,
    near: 5,
    sequences: 10_000,
    ranges: [0.2, 1, 5],
    trialSeeds: 10,
  },
} as const

export type GradientFlowData = {
  readonly lags: readonly number[]
  readonly points: readonly number[]
  readonly cells: readonly CellFlow[]
  readonly bounds: ReturnType<typeof measureBounds>
  readonly factor: ReturnType<typeof maximisingWeights>
  readonly belowFour: ReturnType<typeof measureBelowFour>
  readonly scale: ReturnType<typeof measureScales>
  readonly units: ReturnType<typeof measureUnits>
  readonly rates: ReturnType<typeof measureRates>
}

export default defineAnalysis<GradientFlowData>({
  version: 1,
  title: 'Gradient flow in recurrent nets, measured',
  description: `How an error is scaled on its way back through time: the factors of equations (1) and (2) of Hochreiter, Bengio, Frasconi & Schmidhuber (2001, section 2), and the norm of the
product of state Jacobians, in every net that lagbench knows, before and in the course of training; beside them the paper's upper bounds, its limit of 4.0 for logistic units, the weight that
maximises a factor, and what larger weights, more units and other learning rates do.`,
  sources: [hochreiter2001gradient, bengio1994],
  parameters,
  run(streams) {
    const task = latch.create(latch.parameters.parse(parameters.task))
    return {
      lags: parameters.cells.lags,
      points: parameters.cells.points,
      cells: netNames.map(net => measureCell(net, task, parameters.cells, streams)),
      bounds: measureBounds(parameters.bounds, streams),
      factor: maximisingWeights(parameters.factor.activations, parameters.factor.rests),
      belowFour: measureBelowFour(parameters.belowFour.nets, streams),
      scale: measureScales(parameters.scale.sizes, parameters.scale.gains, parameters.scale.seeds, streams),
      units: measureUnits(parameters.units.sizes, parameters.units.lag, parameters.units.seeds, streams),
      rates: measureRates(parameters.rates, streams),
    }
  },
  report: reportGradientFlow,
})
