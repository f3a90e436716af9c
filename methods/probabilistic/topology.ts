// Transition graphs of Markov models: which state may follow which. State 0 is where every sequence starts, before its first step.

import type { RandomStream } from '../../engine/random.ts'

export interface Topology {
  readonly states: number
  /** The arcs out of state j are numbers starts[j] to starts[j + 1] - 1 [states + 1]. */
  readonly starts: Int32Array
  /** Where each arc leads [arcs], ascending within a state. */
  readonly successors: Int32Array
}

/** The graph with an arc wherever `allowed` says so. Throws a RangeError for a state that nothing may follow. */
export function topology(states: number, allowed: (from: number, to: number) => boolean): Topology {
  const starts = new Int32Array(states + 1)
  const successors: number[] = []
  for (let from = 0; from < states; from++) {
    for (let to = 0; to < states; to++) if (allowed(from, to)) successors.push(to)
    if (successors.length === starts[from])
      throw new RangeError(`Expected every state to have a successor, state ${from} has none`)
    starts[from + 1] = successors.length
  }
  return { states, starts, successors: Int32Array.from(successors) }
}

/** Every state may follow every state. */
export function fullyConnected(states: number): Topology {
  return topology(states, () => true)
}

/** A state stays or goes to a later one: to any, or to the next only. */
export type LeftToRight = 'any-later' | 'next'

const ahead = (arcs: LeftToRight, from: number, to: number): boolean => to >= from && (arcs === 'any-later' || to <= from + 1)

export function leftToRight(states: number, arcs: LeftToRight): Topology {
  return topology(states, (from, to) => ahead(arcs, from, to))
}

/**
 * An initial state and `chains` left-to-right chains of `length` states that never meet. The initial state stays, or enters a chain at its head
 * (at any of its states). Chain c has the states 1 + c · length to (c + 1) · length; the last one stays.
 */
export function leftToRightChains(chains: number, length: number, arcs: LeftToRight): Topology {
  const chainOf = (state: number): number => Math.floor((state - 1) / length)
  return topology(1 + chains * length, (from, to) => {
    if (from > 0) return chainOf(from) === chainOf(to) && ahead(arcs, from, to)
    return to === 0 || arcs === 'any-later' || (to - 1) % length === 0
  })
}

/**
 * State 0 leads to the head of each of `branches` branches of `length` states. The head goes on at once, the inner states stay or go on, the last
 * stays: the structure of the model that Bengio & Frasconi (1995, NIPS 7, figure 3) draw their sequences from, with branches of 3.
 */
export function separateBranches(branches: number, length: number): Topology {
  const place = (state: number): number => (state - 1) % length
  return topology(1 + branches * length, (from, to) => {
    if (from === 0) return to > 0 && place(to) === 0
    const [head, last] = [place(from) === 0, place(from) === length - 1]
    return last ? to === from : to === from + 1 || (to === from && !head)
  })
}

/** Each arc is there with probability `share`; a state left without one stays. */
export function randomArcs(states: number, share: number, random: RandomStream): Topology {
  const arcs = Uint8Array.from({ length: states * states }, () => (random.uniform() < share ? 1 : 0))
  const dead = (from: number): boolean => !arcs.subarray(from * states, (from + 1) * states).includes(1)
  return topology(states, (from, to) => arcs[from * states + to] === 1 || (from === to && dead(from)))
}

/** The same graph behind a new state 0 that may lead to any state, and to which nothing leads back. */
export function withStart({ states, starts, successors }: Topology): Topology {
  const arcs = Array.from({ length: states }, (_, from) => new Set(successors.subarray(starts[from], starts[from + 1])))
  return topology(states + 1, (from, to) => to > 0 && (from === 0 || arcs[from - 1].has(to - 1)))
}
