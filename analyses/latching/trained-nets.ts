// The dilemma in nets that have learned to latch: which noise on their input lets them lose a bit, and how the gradient is scaled on the way. Each
// family is trained by gradient descent on the latch problem at a short lag; those that solve it are asked about a longer one.

import { z } from 'zod'
import { createProgram } from '../../engine/create-program.ts'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { sgd } from '../../engine/optimisers.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { checkCellOptions, type NetName, netFor, netOptions } from '../../methods/cells/families.ts'
import latch from '../../tasks/latch.ts'
import type { Streams } from '../analysis.ts'
import { rounded } from '../shared/numbers.ts'
import { noiseLimit } from './random-maps.ts'

const schema = z.strictObject(netOptions('A1')).superRefine(checkCellOptions)

export type TrainedDesign = {
  readonly nets: readonly { readonly net: NetName; readonly cellOptions: { readonly [name: string]: number } }[]
  readonly seeds: number
  readonly trainingLag: number
  readonly trainingDeviation: number
  readonly sequences: number
  readonly lag: number
  readonly runs: number
  readonly learningRate: number
}

export type TrainedNet = {
  readonly net: NetName
  readonly seeds: number
  readonly solved: number
  /** One for each seed that solved it. */
  readonly latches: readonly {
    /** log10 of the factor per step: slope of log10 |P(t, q)| between a third and the whole of the way back, noise-free; null for no flow. */
    readonly rate: number | null
    /** The same of the task's own error, |dE(t) / d S(t-q)|. */
    readonly errorRate: number | null
    /** Noise at which one bit in ten is lost: 0 where the bit is lost without any, null where no noise up to 8 takes it. */
    readonly noise: number | null
    /** Where the net rests: the period of its Jacobians over its last steps, up to 32; 0 where they keep changing. */
    readonly period: number
  }[]
}

const taskAt = (lag: number, deviation: number) =>
  latch.create(latch.parameters.parse({ lag, noiseVariance: deviation * deviation }))

export function trainedNets(design: TrainedDesign, streams: Streams): TrainedNet[] {
  const { nets, seeds, trainingLag, trainingDeviation, sequences, lag, runs, learningRate } = design
  const task = taskAt(trainingLag, trainingDeviation)
  const buffer = sequenceBuffer('dense', task.signature.inputs, task.signature.outputs)
  return nets.map(({ net, cellOptions }) => {
    const cell = netFor(task.signature, schema.parse({ net, cellOptions }))
    const program = createProgram(cell, 'dense')
    const right = (instance: typeof task, random: ReturnType<Streams>, count: number): number => {
      let correct = 0
      for (let i = 0; i < count; i++) {
        instance.sample(random, buffer)
        if (instance.correct(program.run(buffer), buffer)) correct++
      }
      return correct
    }
    const latches: TrainedNet['latches'][number][] = []
    for (let seed = 1; seed <= seeds; seed++) {
      initialiseWeights(program.weights, cell, streams('trained weights', net, seed), 'fan-in')
      const apply = program.updater(sgd(program.weights.length, { learningRate }))
      const training = streams('trained sequences', seed)
      let solved = false
      for (let seen = 0; seen < sequences && !solved; ) {
        for (let i = 0; i < 200; i++, seen++) {
          task.sample(training, buffer)
          program.reverse(buffer, 'squared-error')
          apply()
        }
        solved = right(task, streams('trained test', seed), 100) === 100
      }
      if (!solved) continue
      const flow = errorFlow(cell, 'dense', { gradient: 'truncated' })
      taskAt(lag, 0).sample(streams('trained rate', seed), buffer)
      flow.run(program.weights, buffer)
      const [q, first] = [lag - 3, Math.floor(lag / 3)]
      const { spectral } = flow.norms(lag - 1, q)
      const error = flow.decay(lag - 1, q)
      latches.push({
        period: periodOf(flow, lag),
        errorRate: rounded((error[q] - error[first]) / (q - first), 6),
        rate: rounded((spectral[q] - spectral[first]) / (q - first), 6),
        noise: noiseLimit(deviation => right(taskAt(lag, deviation), streams('trained noise', seed), runs) / runs),
      })
    }
    return { net, seeds, solved: latches.length, latches }
  })
}

/** 1 for a fixed point; 0 where the last steps of a run do not repeat. */
function periodOf(flow: ReturnType<typeof errorFlow>, length: number): number {
  const last = flow.jacobian(length - 1)
  for (let period = 1; period <= 32; period++)
    if (flow.jacobian(length - 1 - period).every((value, i) => Math.abs(value - last[i]) < 1e-6)) return period
  return 0
}
