// Gradient descent with the two remedies of Pascanu, Mikolov & Bengio: clipped gradients against those that explode, and the regulariser Ω
// against those that vanish ("SGD-CR").
//
// R. Pascanu, T. Mikolov & Y. Bengio (2013), "On the difficulty of training recurrent neural networks", ICML, JMLR W&CP 28(3), 1310-1318.
//   (1) ĝ = mean over the batch of dE/dw + α ∂⁺Ω/∂w             Ω: learning/omega.ts
//   (2) ĝ ← θ ĝ / |ĝ| if |ĝ| > θ;   w ← w - η ĝ                  algorithm 1

import { z } from 'zod'
import { createProgram } from '../engine/create-program.ts'
import { observedPass, stepsSeen } from '../engine/error-flow/observed-pass.ts'
import { clipped, sgd } from '../engine/optimisers.ts'
import { pascanu2013difficulty } from '../literature/citations.ts'
import { outputUnitsOption } from './cells/outputs.ts'
import { pascanuNets, startPascanuNet } from './cells/pascanu-nets.ts'
import { gradientOptions } from './learning/gradient.ts'
import { netForTask } from './learning/net-for-task.ts'
import { omega } from './learning/omega.ts'
import { defineMethod } from './method.ts'

const options = z.strictObject({
  ...pascanuNets.options,
  outputUnits: outputUnitsOption,
  delta: gradientOptions.delta,
  learningRate: z.number().positive().default(0.01).describe('η'),
  clipNorm: z
    .number()
    .positive()
    .default(1)
    .describe('θ: greatest Euclidean norm of a gradient; a longer one is scaled down to it'),
  batch: z.int().min(1).default(20).describe('sequences whose gradients are averaged for an update'),
  regulariser: z.number().min(0).default(2).describe('α: weight of Ω; 0 leaves it out'),
  omega: z
    .enum(['squared-norms', 'norms'])
    .default('squared-norms')
    .describe('ratio of squared norms, averaged over steps (their code), or of norms, summed over steps (their paper)'),
})

type Options = z.output<typeof options>
const nets = netForTask<typeof pascanuNets.options, Options>(pascanuNets)
const classified = { delta: 'cross-entropy' } as const

export default defineMethod<Options>({
  id: 'pascanu-2013',
  version: 1,
  title: 'Clipping and Ω (Pascanu et al. 2013)',
  family: 'gradient',
  sources: [pascanu2013difficulty],
  summary: `A plain recurrent net learned by gradient descent, with the gradient's norm clipped, and a term Ω that asks the error to keep its length on its way back, step by step, in
its own direction only. Of Ω just the immediate derivative by the recurrent matrix is used. Settings, starts and the form of Ω are those of the published code (50 tanh units, spectral radius 0.95,
α = 2, threshold 1, learning rate 0.01, 20 sequences an update); its softmax outputs are logistic ones with cross-entropy here (deviation note 37).`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity: 'O(W) per step for W weights, with n² more for Ω; memory O(T n) for T steps of n units',
  options,
  published: {
    'temporal-order-pascanu': classified,
    'temporal-order-3bit': classified,
    'random-permutation': classified,
    'noiseless-memorisation': classified,
    'adding-pascanu': { outputUnits: 'linear' },
    'multiplication-pascanu': { outputUnits: 'linear' },
  },
  ...nets,
  learner({ signature, options: chosen, streams }) {
    const cell = nets.cell(signature, chosen)
    const program = createProgram(cell, signature.inputKind)
    const { weights } = program
    startPascanuNet(weights, cell, chosen.start, streams.weights)
    const pass = observedPass(cell, signature.inputKind, { loss: chosen.delta })
    const { gradient, cost } = pass
    const constraint = chosen.regulariser > 0 ? omega(pass, weights, chosen.omega) : undefined
    const optimiser = clipped(sgd(weights.length, chosen), chosen.clipNorm)
    let presented = 0
    return {
      weights,
      learn(training) {
        const sequence = training.next()
        const answers = pass.run(weights, sequence, constraint?.visit)
        constraint?.finish(gradient, chosen.regulariser)
        training.spend(sequence.length * cost.forward + stepsSeen(sequence) * (cost.reverse + (constraint?.cost ?? 0)))
        if (++presented % chosen.batch === 0) {
          for (let i = 0; i < gradient.length; i++) gradient[i] /= chosen.batch
          optimiser.update(weights, gradient)
          training.weightsChanged()
        }
        training.answered(answers, sequence)
        return 'continue'
      },
      answer: sequence => program.run(sequence),
    }
  },
})
