// Pseudo-Newton learning, online: each weight's step is its gradient divided by its own curvature, so that a weight that hardly matters yet
// (long lags, saturated units) takes steps as large as the others. Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term
// dependencies with gradient descent is difficult", IEEE Transactions on Neural Networks 5(2):157-166, section V-C,
// doi 10.1109/72.279181. For a sequence's error E and the copy w(t) of a weight w that is used at step t:
//   (5) Δw = - η / (|d²E/dw²| + μ) dE/dw                          pseudo-Newton, d²E/dw² = Σ_t d²E/dw(t)²
//   (6) Δw = - Σ_t η / (|d²E/dw(t)²| + μ) dE/dw(t)                time-weighted
// Curvatures as in engine/error-flow/squared-net.ts: a second backward pass. Errors that have gone back so far that they have shrunk by
// ε have curvatures that have shrunk by ε²: (6) amplifies them as long as ε² > μ. It does not follow the gradient any more.
//
// μ is adapted "on-line", with a momentum of 0.8, so that the greatest |Δw| stays between 0.001 and 0.3; how, the paper does not print.
// Here (deviation note 35), with M the greatest |Δw| that the present μ gives:
//   (A) μ ← 0.8 μ + 0.2 μ*,   μ* = μ M / 0.3 if M > 0.3,   μ M / 0.001 if M < 0.001,   else μ;   then M is scaled down to 0.3

import { z } from 'zod'
import { createProgram } from '../../engine/create-program.ts'
import { observedPass, stepsSeen } from '../../engine/error-flow/observed-pass.ts'
import type { Cell } from '../../engine/graph.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { outputUnitsOption } from '../cells/outputs.ts'
import type { Learner, LearnerContext } from '../method.ts'
import { gradientOptions } from './gradient.ts'

export const pseudoNewtonOptions = {
  outputUnits: outputUnitsOption,
  delta: gradientOptions.delta,
  learningRate: z.number().positive().default(0.01).describe('η'),
  damping: z.number().positive().default(1).describe('μ, which bounds the steps; where it starts, if it is adapted'),
  adaptDamping: z.boolean().default(true).describe('whether μ is adapted to the size of the steps'),
  dampingMomentum: z.number().min(0).lt(1).default(0.8).describe('share of the old μ in the new one'),
  leastStep: z.number().min(0).default(0.001).describe('if no weight would change by as much, μ falls'),
  greatestStep: z.number().positive().default(0.3).describe('no weight changes by more in an update; if one would, μ grows'),
  initialRange: z.number().positive().default(0.5).describe('weights start uniformly in ± this'),
}

export type PseudoNewtonOptions = z.output<z.ZodObject<typeof pseudoNewtonOptions>>

/** The range of μ, out of which the adaptation never drives it. */
const LEAST_DAMPING = 1e-8
const GREATEST_DAMPING = 1e3

/** The next μ, by (A), for a greatest step M; in 1e-8 to 1000. */
export function nextDamping(
  damping: number,
  greatest: number,
  { dampingMomentum, leastStep, greatestStep }: PseudoNewtonOptions,
): number {
  const bound = greatest > greatestStep ? greatestStep : greatest < leastStep ? leastStep : greatest
  if (bound === greatest) return damping
  const next = dampingMomentum * damping + (1 - dampingMomentum) * damping * (greatest / bound)
  return Math.min(GREATEST_DAMPING, Math.max(LEAST_DAMPING, next))
}

/** `timeWeighted`: equation (6), else (5). */
export function pseudoNewtonLearner(
  cell: Cell,
  { signature, options, streams }: LearnerContext<PseudoNewtonOptions>,
  timeWeighted: boolean,
): Learner {
  const { learningRate, greatestStep } = options
  const program = createProgram(cell, signature.inputKind)
  const { weights } = program
  const pass = observedPass(cell, signature.inputKind, { loss: options.delta, curvature: true })
  const { gradient, curvature, cost } = pass
  initialiseWeights(weights, cell, streams.weights, options.initialRange)
  const step = new Float64Array(weights.length)
  let { damping } = options
  const addStep = (): void => {
    for (let i = 0; i < step.length; i++) {
      step[i] -= (learningRate * gradient[i]) / (curvature[i] + damping)
      gradient[i] = 0
      curvature[i] = 0
    }
  }
  return {
    weights,
    learn(training) {
      const sequence = training.next()
      step.fill(0)
      const answers = pass.run(weights, sequence, timeWeighted ? addStep : undefined)
      if (!timeWeighted) addStep()
      const stepsBack = stepsSeen(sequence)
      training.spend(sequence.length * cost.forward + stepsBack * cost.reverse + (timeWeighted ? stepsBack : 1) * step.length)
      let greatest = 0
      for (let i = 0; i < step.length; i++) greatest = Math.max(greatest, Math.abs(step[i]))
      const scale = greatest > greatestStep ? greatestStep / greatest : 1
      for (let i = 0; i < step.length; i++) weights[i] += scale * step[i]
      if (options.adaptDamping) damping = nextDamping(damping, greatest, options)
      training.weightsChanged()
      training.answered(answers, sequence)
      return 'continue'
    },
    answer: sequence => program.run(sequence),
  }
}
