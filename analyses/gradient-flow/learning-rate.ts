// "Increasing the learning rate does not help either: it does not change the ratio of long-range error flow and short-range error flow."
//   update   one update of the same net from the same sequence at several learning rates η: the part that errors bring from more than `near` steps
//            back, over the part from nearer ones. The update by backpropagation through a window of `near` steps is the near part
//   trained  the same ratio of flows (factor at a long lag over that at lag 1) after training at each η, when weights have gone different ways
//   success  does any η, with any size of first weights, solve the task? Trials by the harness

import { createProgram } from '../../engine/create-program.ts'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { sgd } from '../../engine/optimisers.ts'
import type { Window } from '../../engine/program.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import bptt from '../../methods/bptt.ts'
import { fullyRecurrent, type HiddenUnits } from '../../methods/cells/fully-recurrent.ts'
import { median } from '../../reports/statistics/quantile.ts'
import { makeSpec } from '../../runner/make-spec.ts'
import { trialResult } from '../../runner/trial.ts'
import task from '../../tasks/latch.ts'
import type { Streams } from '../analysis.ts'
import { log10, rounded } from '../shared/numbers.ts'

export type RateDesign = {
  readonly rates: readonly number[]
  readonly seeds: number
  readonly lag: number
  readonly near: number
  readonly sequences: number
  readonly ranges: readonly number[]
  readonly trialSeeds: number
}

export type RateData = {
  readonly units: HiddenUnits
  readonly rates: readonly number[]
  /** By rate, [seed]: log10 of |far part| / |near part| of one update. */
  readonly update: readonly (readonly (number | null)[])[]
  /** By rate: log10 of the factor at the longest lag over that at lag 1, after training; null where nothing is left or the net diverged. */
  readonly trained: readonly (readonly (number | null)[])[]
  /** Trials of bptt: solved of run, by range of first weights and rate. */
  readonly success: readonly { readonly range: number; readonly rate: number; readonly solved: number; readonly trials: number }[]
}

const parametersFor = (lag: number) => task.parameters.parse({ lag, noiseVariance: 0.04 })

export function measureRates(design: RateDesign, streams: Streams): RateData[] {
  return (['logistic', 'tanh'] as const).map(units => ({
    units,
    rates: design.rates,
    ...updatesAndFlows(units, design, streams),
    success: design.ranges.flatMap(range => design.rates.map(rate => successOf(units, range, rate, design))),
  }))
}

function updatesAndFlows(units: HiddenUnits, { rates, seeds, lag, near, sequences }: RateDesign, streams: Streams) {
  const instance = task.create(parametersFor(lag))
  const { inputs, outputs } = instance.signature
  const cell = fullyRecurrent({ inputs, outputs, hidden: 10, hiddenUnits: units, outputUnits: 'tanh' })
  const buffer = sequenceBuffer('dense', inputs, outputs)
  const update: (number | null)[][] = []
  const trained: (number | null)[][] = []
  for (const rate of rates) {
    const perSeed = Array.from({ length: seeds }, (_, index) => {
      const fresh = () => {
        const program = createProgram(cell, 'dense')
        initialiseWeights(program.weights, cell, streams('rate weights', units, index + 1), 'fan-in')
        return { program, apply: program.updater(sgd(program.weights.length, { learningRate: rate })) }
      }
      const changeBy = (window?: Window): Float64Array => {
        const { program, apply } = fresh()
        const before = program.weights.slice()
        instance.sample(streams('rate sequence', index + 1), buffer)
        program.reverse(buffer, 'squared-error', window)
        apply()
        return program.weights.map((w, i) => w - before[i])
      }
      const whole = changeBy()
      // The target comes at the end and `near` divides the length: of all windows the last one alone has an error, and goes back `near` steps.
      const nearest = changeBy({ depth: near, every: near })
      const size = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0))
      const far = size(whole.map((x, i) => x - nearest[i]))
      const { program, apply } = fresh()
      const training = streams('rate training', index + 1)
      for (let i = 0; i < sequences; i++) {
        instance.sample(training, buffer)
        program.reverse(buffer, 'squared-error')
        apply()
      }
      return { update: log10(far) - log10(size(nearest)), trained: ratioOfFlows(program.weights) }
    })
    update.push(perSeed.map(each => rounded(each.update, 9)))
    trained.push(perSeed.map(each => rounded(each.trained, 4)))
  }
  return { update, trained }

  function ratioOfFlows(weights: Float64Array): number {
    if (!weights.every(Number.isFinite)) return Number.NaN
    const flow = errorFlow(cell, 'dense', { gradient: 'full' })
    const qMax = lag - 4
    return median(
      Array.from({ length: 5 }, (_, i) => {
        instance.sample(streams('rate measured', i), buffer)
        flow.run(weights, buffer)
        const { log10: all, units: count } = flow.factors(buffer.length - 1, qMax, { node: 'outputs' }, 'hidden')
        const greatest = (q: number): number =>
          all.subarray(q * count, (q + 1) * count).reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
        return greatest(qMax) - greatest(1)
      }),
    )
  }
}

function successOf(units: HiddenUnits, range: number, rate: number, { lag, sequences, trialSeeds }: RateDesign) {
  const options = bptt.options.parse({ hidden: 10, hiddenUnits: units, learningRate: rate, initialRange: range })
  const registry = { methods: new Map([[bptt.id, bptt]]), tasks: new Map([[task.id, task]]) }
  let solved = 0
  for (let seed = 1; seed <= trialSeeds; seed++) {
    const spec = makeSpec(bptt as never, options as never, task as never, parametersFor(lag), seed, { sequences })
    if (trialResult(spec, registry as never).outcome.status === 'solved') solved++
  }
  return { range, rate, solved, trials: trialSeeds }
}
