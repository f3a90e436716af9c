// The oracle for Markov models: every path through the states, one after the other.

import type { Topology } from '../../methods/probabilistic/topology.ts'

/** A path's steps [length], each the number of the arc taken, and its probability with the evidence of its states. */
export function* paths(
  { starts, successors }: Topology,
  length: number,
  arcProbability: (step: number, arc: number) => number,
  evidence: (step: number, state: number) => number,
  arcs: readonly number[] = [],
  state = 0,
  probability = 1,
): Generator<{ readonly arcs: readonly number[]; readonly states: readonly number[]; readonly probability: number }> {
  const step = arcs.length
  if (step === length) {
    yield { arcs, states: arcs.map(arc => successors[arc]), probability }
    return
  }
  for (let arc = starts[state]; arc < starts[state + 1]; arc++) {
    const next = successors[arc]
    const p = probability * arcProbability(step, arc) * evidence(step, next)
    yield* paths({ states: 0, starts, successors }, length, arcProbability, evidence, [...arcs, arc], next, p)
  }
}
