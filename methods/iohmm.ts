// The input-output hidden Markov model: discrete states whose transitions, and whose outputs, depend on the input.
//
// Y. Bengio & P. Frasconi (1995), "An input output HMM architecture", NIPS 7, 427-434; (1996), "Input-output HMMs for sequence processing", IEEE
// Transactions on Neural Networks 7(5):1231-1249, doi 10.1109/72.536317. With state networks N_j and output networks O_j, linear in u_t:
//   (1) ζ_t(i) = Σ_j ζ_t-1(j) P(q_t = i | q_t-1 = j, u_t)                     equation (2) of the paper of 1995; lattice.ts
//   (2) η_t = Σ_j ζ_t(j) η_jt,  η_jt = O_j(u_t)                               the answer, equation (3)
//   (3) α, β, h and Q                                                         equations (9) to (11); lattice.ts
//   (4) f_Y(y; η): Bernoulli, multinomial or Gaussian                         density.ts
//   (5) M-step in closed form for tables, or a step along ∂Q/∂θ               equations (12) to (14); row-tables.ts, row-networks.ts
// Steps without a target have f_Y = 1.

import { z } from 'zod'
import { bengiofrasconi1995iohmm, bengiofrasconi1996iohmm } from '../literature/citations.ts'
import { defineMethod } from './method.ts'
import { emittedTargets } from './probabilistic/evidence.ts'
import { markovLearner } from './probabilistic/learners.ts'
import { markovModel } from './probabilistic/markov-model.ts'
import { batchOptions, conditionOptions, quantisedOutOfReach, rateOptions } from './probabilistic/options.ts'
import { parametersFor } from './probabilistic/parameters.ts'
import { equalRows } from './probabilistic/rows.ts'
import { emissionFor, expectedTargets, targetCoding } from './probabilistic/target-coding.ts'
import { fullyConnected, leftToRight } from './probabilistic/topology.ts'

const options = z.strictObject({
  states: z.int().min(1).max(256).default(8).describe('n; sequences start in the first'),
  topology: z
    .enum(['full', 'left-to-right'])
    .default('full')
    .describe('full: every state may follow every state; left-to-right: a state stays or leads to later ones'),
  outputsSeeInput: z
    .boolean()
    .default(true)
    .describe('whether the output networks see the input, or are constants (a Moore machine)'),
  emission: z
    .enum(['auto', 'bernoulli', 'multinomial', 'gaussian'])
    .default('auto')
    .describe(
      'density of the targets; auto: classes Bernoulli with one output, multinomial with several; other targets likewise, one output Gaussian',
    ),
  variance: z.number().positive().default(0.01).describe('of Gaussian targets; em: the least one, it is learned'),
  ...conditionOptions,
  ...rateOptions(1, 1),
  ...batchOptions,
})

export default defineMethod({
  id: 'iohmm',
  version: 1,
  title: 'Input-output hidden Markov model',
  family: 'probabilistic',
  sources: [bengiofrasconi1995iohmm, bengiofrasconi1996iohmm],
  summary: `A discrete state moves by probabilities that a network per state computes from the input, and each state has an output network that says what to answer there; the answer is the average over
the states' probabilities given the inputs so far. Learned by EM with tables for inputs of few values, by generalised EM, or by stochastic ascent on the likelihood, for any targets: Bernoulli, multinomial or Gaussian.
On Tomita's grammars it is a probabilistic Moore machine in tables, learned by EM, as in the paper; the paper chose the number of states for each grammar by cross-validation, here it is 8 (deviation note 48). Ascent
has a constant rate of 1 unless told otherwise.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity: 'O(n² m + n m o) per step for n states, m inputs and o outputs; memory O(T n²)',
  options,
  published: {
    tomita: { learning: 'em', levels: 2, states: 8, topology: 'full', outputsSeeInput: false, emission: 'bernoulli' },
  },
  skip: (signature, options) => quantisedOutOfReach(signature, options),
  learner(context) {
    const { signature, options, streams } = context
    const { outputs } = signature
    const { states, topology, outputsSeeInput, emission } = options
    const graph = topology === 'full' ? fullyConnected(states) : leftToRight(states, 'any-later')
    const link = emissionFor(emission, signature)
    const coding = targetCoding(link, signature)
    const parameters = parametersFor(
      [
        { shape: graph, link: 'softmax', seesInput: true },
        { shape: equalRows(states, outputs), link, seesInput: outputsSeeInput },
      ],
      { ...options, smoothing: 0 },
      signature,
      streams.weights,
    )
    const [transitions, emissions] = parameters.rows
    const model = markovModel(graph, transitions, emittedTargets(states, outputs, link, emissions, coding))
    const respond = expectedTargets(states, outputs, emissions, coding)
    let work = 0
    return markovLearner(
      {
        ...parameters,
        prepare: model.prepare,
        respond(sequence) {
          model.filter(sequence)
          work += sequence.targetCount * states * outputs
          return respond(sequence, model.lattice.predicted)
        },
        expect: model.expect,
        work() {
          const done = work + model.work()
          work = 0
          return done
        },
        addGradient(sequence, gradient) {
          work += parameters.addGradient(sequence, gradient)
          return 0
        },
      },
      options,
      context,
    )
  },
})
