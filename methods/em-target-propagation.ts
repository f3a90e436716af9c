// EM target propagation: a Markov chain over discrete states, driven by the input, whose last state tells the class. Targets, not gradients, go
// back through time: probabilities of the states that lead to the right end.
//
// Y. Bengio & P. Frasconi (1994), "Credit assignment through time: alternatives to backpropagation", NIPS 6, 75-82, section 6. With one network
// per state j, linear in the input u_t, and q* the final state of a sequence's class:
//   (1) P(q_t = i | q_t-1 = j, u_t) = softmax over the successors of j        row-networks.ts, or row-tables.ts
//   (2) P(q_t = i | u_1..t) = Σ_j P(q_t-1 = j | u_1..t-1) P(q_t = i | q_t-1 = j, u_t)      equation (4) of the paper; lattice.ts
//   (3) L = Π_sequences P(q_T = q* | u_1..T)                                   equation (5); evidence.ts
//   (4) EM, generalised EM, or ascent on log L + λ mean |det A_t|, faster where L stays flat     em.ts, gem.ts, stochastic-ascent.ts, determinant.ts
// The answer is the classes' targets weighted by the probabilities of their final states, as if no other state were possible.

import { z } from 'zod'
import { bengiofrasconi1994 } from '../literature/citations.ts'
import { defineMethod } from './method.ts'
import { classTargets } from './probabilistic/class-targets.ts'
import { determinantReward } from './probabilistic/determinant.ts'
import { finalState } from './probabilistic/evidence.ts'
import { markovLearner } from './probabilistic/learners.ts'
import { markovModel } from './probabilistic/markov-model.ts'
import { batchOptions, conditionOptions, quantisedOutOfReach, rateOptions } from './probabilistic/options.ts'
import { parametersFor } from './probabilistic/parameters.ts'
import { fullyConnected, leftToRightChains } from './probabilistic/topology.ts'
import type { NetworkModel, TableModel } from './probabilistic/trainable.ts'

const options = z.strictObject({
  topology: z
    .enum(['chains', 'full'])
    .default('chains')
    .describe('chains: an initial state and a left-to-right chain for each class; full: every state may follow every state'),
  chainLength: z.int().min(1).max(100).default(3).describe('chains: states in each chain'),
  arcs: z.enum(['any-later', 'next']).default('next').describe('chains: where a state may lead besides itself'),
  states: z
    .int()
    .min(2)
    .max(256)
    .optional()
    .describe('full: how many states, at least one for each class; as many as classes, unless set'),
  start: z.int().min(0).default(0).describe('full: the class whose final state is the initial state too'),
  ...conditionOptions,
  ...rateOptions(0.8, 2),
  ...batchOptions,
  determinantReward: z
    .number()
    .min(0)
    .default(0.1)
    .describe("λ: weight of the mean |det| of a sequence's transition matrices, beside its log-likelihood (stochastic and gem)"),
})

export default defineMethod({
  id: 'em-target-propagation',
  version: 1,
  title: 'EM target propagation',
  family: 'probabilistic',
  sources: [bengiofrasconi1994],
  summary: `A discrete state moves through the sequence by probabilities that a small network per state computes from the input; each class has its own final state, and what is
learned is the probability to be there at the end. Information sits in discrete states, so that transitions near 0 and 1 keep it, and credit, over any time. Three devices of the authors are here: a sparse graph
(an initial state and a chain for each class) where one is known, a reward for transition matrices with large determinants, and a learning rate that rises on plateaus; the paper prints no constants for
the last two, ours are in deviation note 46. Only for sequences classified at their end; the number of states must cover all that is to be remembered.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: true, gradients: true },
  complexity: 'O(E m) per step for E arcs between states and m inputs; memory O(T E)',
  options,
  // What the paper leaves open is in deviation notes 46 and 47.
  published: { 'two-sequence-bengio': { topology: 'chains', chainLength: 3 }, parity: { topology: 'full', states: 2, start: 1 } },
  skip(signature, { topology, states = Infinity, ...rest }) {
    const { kind, targets, classes = 0 } = signature
    if (kind !== 'classification' || targets !== 'end')
      return 'it learns to which final state a sequence leads: it needs classes, told at the end; method iohmm has other targets too'
    if (topology === 'full' && states < classes)
      return `it needs a final state for each of ${classes} classes; set states to ${classes} or more`
    return quantisedOutOfReach(signature, rest)
  },
  learner(context) {
    const { signature, options, streams, task } = context
    const { classes = 2, outputs } = signature
    const { topology, chainLength, arcs, states = classes, start, determinantReward: weight } = options
    const graph = topology === 'chains' ? leftToRightChains(classes, chainLength, arcs) : fullyConnected(states)
    const finalStates = Array.from({ length: classes }, (_, c) =>
      topology === 'chains' ? (c + 1) * chainLength : (c + states - start) % states,
    )
    const settings = { ...options, smoothing: 0, variance: 1 }
    const transitions = { shape: graph, link: 'softmax', seesInput: true } as const
    const parameters = parametersFor([transitions], settings, signature, streams.weights, classes * outputs)
    const classOf = task.classOf!
    const model = markovModel(graph, parameters.rows[0], finalState(graph.states, finalStates, classOf))
    const meaning = classTargets(classes, outputs, parameters.others)
    const likely = new Float64Array(classes)
    const reward = determinantReward(graph, weight)
    let work = 0
    const trainable: TableModel & NetworkModel = {
      ...parameters,
      prepare: model.prepare,
      respond(sequence) {
        model.filter(sequence)
        const last = (sequence.length - 1) * graph.states
        for (let c = 0; c < classes; c++) likely[c] = model.lattice.predicted[last + finalStates[c]]
        return meaning.expected(likely)
      },
      expect(sequence) {
        meaning.observe(sequence, classOf(sequence))
        return model.expect(sequence)
      },
      work() {
        const done = work + model.work() + reward.work()
        work = 0
        return done
      },
      addGradient(sequence, gradient) {
        work += parameters.addGradient(sequence, gradient, weight > 0 ? reward.reward : undefined)
        return reward.take()
      },
    }
    return markovLearner(trainable, options, context)
  },
})
