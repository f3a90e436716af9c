// Hidden Markov models trained by the Baum-Welch algorithm: what a Markovian model does whose transitions do not depend on the input.
//
// L. E. Baum et al. (1970), Annals of Mathematical Statistics 41(1):164-171, doi 10.1214/aoms/1177697196; L. R. Rabiner (1989), "A tutorial on hidden
// Markov models", Proc. IEEE 77(2):257-286, doi 10.1109/5.18626; on long time lags Y. Bengio & P. Frasconi (1995), "Diffusion of credit in Markovian
// models", NIPS 7, 553-560, section 4.2. Transitions A_ij, emissions B_j(o), start probabilities = transitions out of a silent state 0:
//   (1) α, β, h, γ                                                             lattice.ts
//   (2) A_ij = Σ_t h_t(i, j) / Σ_t Σ_j h_t(i, j)                               row-tables.ts
//   (3) B_j(k) = Σ_{t: o_t = k} γ_t(j) / Σ_t γ_t(j), or a Gaussian per input line
//   (4) P(o_t+1 = k | o_1..t) = Σ_ij α_t(i) A_ij B_j(k)                        hmm-answers.ts
// Zeros stay zeros, so a graph is kept by its zeros.

import { z } from 'zod'
import type { RandomStream } from '../engine/random.ts'
import { baum1970, bengiofrasconi1995diffusion, rabiner1989 } from '../literature/citations.ts'
import { defineMethod } from './method.ts'
import { emLearner } from './probabilistic/em.ts'
import { classHmms, jointHmm, nextSymbolHmm } from './probabilistic/hmm-answers.ts'
import { batchOptions } from './probabilistic/options.ts'
import { fullyConnected, leftToRight, randomArcs, separateBranches, type Topology, withStart } from './probabilistic/topology.ts'

const options = z.strictObject({
  topology: z
    .enum(['ergodic', 'left-to-right', 'branches', 'random'])
    .default('ergodic')
    .describe(
      'ergodic: every state may follow every state; left-to-right: a state stays or leads to the next; branches: separate ones; random',
    ),
  states: z.int().min(1).max(256).default(6).describe('n; branches: of each branch'),
  branches: z.int().min(1).max(64).default(2).describe('branches: how many'),
  share: z.number().positive().max(1).default(0.2).describe('random: probability of each transition to be there'),
  smoothing: z.number().min(0).default(1e-6).describe('added to all expected counts, so that no probability becomes 0'),
  leastVariance: z.number().positive().default(1e-3).describe('of Gaussian emissions'),
  answers: z
    .enum(['auto', 'emission'])
    .default('auto')
    .describe(
      'auto: a model per class; the symbol that comes next, where a task has as many outputs as symbols; or the target as an emission, as with emission',
    ),
  ...batchOptions,
})

type Options = z.output<typeof options>

function graphFor({ topology, states, branches, share }: Options, random: RandomStream): Topology {
  switch (topology) {
    case 'ergodic':
      return withStart(fullyConnected(states))
    case 'left-to-right':
      return withStart(leftToRight(states, 'next'))
    case 'branches':
      return separateBranches(branches, states)
    case 'random':
      return withStart(randomArcs(states, share, random))
  }
}

export default defineMethod({
  id: 'hmm',
  version: 1,
  title: 'Hidden Markov model',
  family: 'probabilistic',
  sources: [baum1970, rabiner1989, bengiofrasconi1995diffusion],
  summary: `The inputs are taken for emissions of a hidden Markov chain, and EM makes them likely. Classes are told apart by one model each; the next symbol is predicted from the states' probabilities; any
other target is one more emission of the state of its step. Transitions are the same at every step, so over time a chain that may go anywhere forgets where it began, forwards as state and backwards as credit;
what saves some of it are zeros in the transition matrix: left-to-right graphs, separate branches, or a random few of all arcs, with more states. As in the experiment on diffusion of credit a model counts as converged
after 200 passes, or when a pass gains less than 0.00001 of the log-likelihood; with \`restart\` a new draw takes its place, without it EM goes on (deviation note 49).`,
  capabilities: { online: false, fixedTrainingSet: true, classificationOnly: false, gradients: false },
  complexity: 'O(E + n m) per step for n states, E transitions and m input lines (dense) or 1 (symbols); memory O(T n)',
  options,
  published: {
    'diffusion-of-credit': { topology: 'ergodic', states: 6, trainingSequences: 100, mostEpochs: 200, leastGain: 1e-5 },
  },
  learner(context) {
    const { signature, options, streams } = context
    const { kind, inputKind, inputs, outputs, targets } = signature
    const graph = graphFor(options, streams.search)
    const settings = { ...options, learning: 'em', levels: 2, initialRange: 1, variance: options.leastVariance } as const
    const build =
      options.answers === 'emission'
        ? jointHmm
        : kind === 'classification'
          ? classHmms
          : inputKind === 'symbols' && outputs === inputs && targets === 'several'
            ? nextSymbolHmm
            : jointHmm
    return emLearner(build(graph, settings, context), options, context)
  },
})
