// A Markov model of sequences: a graph, transition probabilities, and evidence. The E-step of EM (A. P. Dempster, N. M. Laird & D. B. Rubin 1977,
// Journal of the Royal Statistical Society B 39(1):1-38): what the parameters' owners need for their M-step, or for a gradient.

import type { Sequence } from '../../engine/sequence.ts'
import type { Evidence } from './evidence.ts'
import { type Lattice, latticeFor } from './lattice.ts'
import type { Rows } from './rows.ts'
import type { Topology } from './topology.ts'

export interface MarkovModel {
  readonly states: number
  readonly lattice: Lattice
  /** Transition probabilities and whatever the evidence needs, for a sequence. Comes before the other three. */
  prepare(sequence: Sequence): void
  /** The states' probabilities from the inputs alone, in the lattice; `evidence`: or from this too. Returns the log-likelihood of that. */
  filter(sequence: Sequence, evidence?: Evidence): number
  /**
   * E-step: adds the expectations given all evidence to the counts. Returns the log-likelihood; a sequence that the model cannot explain gives
   * -Infinity and counts nothing.
   */
  expect(sequence: Sequence): number
  /** Multiply-adds since the last call. */
  work(): number
}

export function markovModel(graph: Topology, transitions: Rows, evidence: Evidence): MarkovModel {
  const { states } = graph
  const lattice = latticeFor(graph)
  let likelihoods = new Float64Array(0)
  let work = 0
  const weigh = (sequence: Sequence, by: Evidence): number => {
    const size = sequence.length * states
    if (likelihoods.length < size) likelihoods = new Float64Array(2 * size)
    likelihoods.fill(1, 0, size)
    return by.weigh(sequence, likelihoods)
  }
  const model: MarkovModel = {
    states,
    lattice,
    prepare(sequence) {
      work += transitions.prepare(sequence, undefined, sequence.length) + evidence.prepare(sequence)
    },
    filter(sequence, by) {
      const { length } = sequence
      const scale = by === undefined ? 0 : weigh(sequence, by)
      work += length * lattice.cost.forward
      return scale + lattice.forward(length, transitions, by && likelihoods)
    },
    expect(sequence) {
      const { length } = sequence
      const logLikelihood = model.filter(sequence, evidence)
      if (logLikelihood === Number.NEGATIVE_INFINITY) return logLikelihood
      work += length * lattice.cost.backward
      lattice.backward(length, transitions, likelihoods, transitions.counts)
      evidence.count(sequence, lattice.posterior)
      return logLikelihood
    },
    work() {
      const done = work
      work = 0
      return done
    },
  }
  return model
}
