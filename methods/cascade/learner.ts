// The growth of a cascade-correlation net, epoch by epoch: S. E. Fahlman (1991), NIPS 3, 190-196. Weights to the outputs are trained until
// the error stagnates, then a pool of candidates until their best score does; the best becomes a hidden unit, frozen from then on, with
// weights -c_o to the outputs; and so on. A pass over the set is an epoch, whichever of the two it trains.

import type { Sequence } from '../../engine/sequence.ts'
import { outputUnitsFor } from '../cells/outputs.ts'
import { wholeTrainingSet } from '../learning/training-set.ts'
import type { Learner, LearnerContext, TrainingStream } from '../method.ts'
import { candidate, residualsOf } from './candidates.ts'
import { cascadeNet, runUnit } from './network.ts'
import type { CascadeOptions } from './options.ts'
import { type Kept, outputPass } from './output-phase.ts'
import { phaseEnd, quickprop } from './quickprop.ts'

/** One epoch; true if all training sequences were answered correctly. */
type Phase = (training: TrainingStream) => boolean

export function cascadeLearner({ signature, options, task, streams }: LearnerContext<CascadeOptions>): Learner {
  const { inputs, outputs } = signature
  const outputUnits = outputUnitsFor(options.outputUnits, signature)
  const random = (size: number): Float64Array =>
    new Float64Array(size).map(() => streams.weights.between(-options.initialRange, options.initialRange))
  const bare = () => cascadeNet(outputs, outputUnits, random((1 + inputs) * outputs))
  let set: readonly Kept[] = []
  let net = bare()

  const keep = (sequence: Sequence): Kept => ({
    sequence,
    values: [],
    residuals: new Float64Array(sequence.targetCount * outputs),
  })
  /** Counts an epoch that does so many multiply-adds at each step, and at each target step. */
  const count = (training: TrainingStream, perStep: number, perTarget: number): void => {
    for (const { sequence } of set) {
      training.present(sequence)
      training.spend(sequence.length * perStep + sequence.targetCount * perTarget)
    }
  }
  /** Weights of bias, inputs and units to one unit, and how many of them a step multiplies: a symbol is one input. */
  const senders = () => 1 + inputs + net.units.length
  const active = () => senders() - (signature.inputKind === 'symbols' ? inputs - 1 : 0)

  const outputPhase = (): Phase => {
    const pass = outputPass(net, set, outputUnits, options.primeOffset)
    const cases = residualsOf(set, outputs).cases
    const step = quickprop(pass.slopes.length, {
      epsilon: options.outputEpsilon / cases,
      mu: options.outputMu,
      decay: options.outputDecay,
    })
    const over = phaseEnd({
      patience: options.outputPatience,
      threshold: options.outputThreshold,
      mostEpochs: options.phaseEpochs,
    })
    let passes = 0
    return training => {
      // A step before the pass, not after it: the net is the one that the pass was of.
      if (passes++ > 0) {
        step(net.outputWeights, pass.slopes)
        training.weightsChanged()
      }
      const right = pass.run(task.correct)
      // Outputs count at every step, as they do for other methods; those without a target are not computed.
      count(training, outputs * active(), outputs * active())
      if (over(pass.squaredError)) phase = grown()
      return right
    }
  }

  /** What comes after the outputs: candidates, as a rule. */
  const grown = (): Phase => {
    if (net.units.length >= options.mostUnits) return afresh
    return residualsOf(set, outputs).sumOfSquares === 0 ? outputPhase() : candidatePhase()
  }

  const candidatePhase = (): Phase => {
    const residuals = residualsOf(set, outputs)
    const size = senders() + 1
    const pool = Array.from({ length: options.pool }, () => {
      const unit = candidate(random(size), residuals)
      const epsilon = options.inputEpsilon / (residuals.cases * senders())
      return { unit, step: quickprop(size, { epsilon, mu: options.inputMu, decay: options.inputDecay }), score: 0 }
    })
    const over = phaseEnd({
      patience: options.inputPatience,
      threshold: options.inputThreshold,
      mostEpochs: options.phaseEpochs,
    })
    let passes = 0
    return training => {
      // The first pass has no signs yet, so no slopes.
      const moves = passes++ > 1
      if (moves) training.weightsChanged()
      let best = pool[0]
      for (const member of pool) {
        if (moves) member.step(member.unit.weights, member.unit.slopes)
        member.score = member.unit.run()
        if (member.score > best.score) best = member
      }
      count(training, options.pool * (active() + 1 + size), options.pool * (size + 2 * outputs))
      if (over(best.score)) {
        const { weights, correlations } = best.unit
        net.install(
          weights,
          correlations.map(c => -options.weightMultiplier * c),
        )
        for (const { sequence, values } of set) {
          const own = new Float64Array(sequence.length)
          runUnit(weights, sequence, values, own)
          values.push(own)
        }
        phase = outputPhase()
      }
      return false
    }
  }

  /** Full and still not accepted: a new net. */
  const afresh: Phase = training => {
    net = bare()
    for (const { values } of set) values.length = 0
    phase = outputPhase()
    return phase(training)
  }

  let phase: Phase = training => {
    set = wholeTrainingSet(training, options.trainingSequences).map(keep)
    phase = outputPhase()
    return phase(training)
  }
  return {
    get weights() {
      return Float64Array.from([...net.units, net.outputWeights].flatMap(part => [...part]))
    },
    learn: training => (phase(training) ? 'candidate' : 'continue'),
    answer: sequence => net.run(sequence),
  }
}
