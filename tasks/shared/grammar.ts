// Strings drawn from a finite-state grammar whose choices are all equally likely, and the symbols that can come next in them.

import type { RandomStream } from '../../engine/random.ts'

export interface Edge {
  readonly symbol: number
  /** The next state; the number of states where the string ends with this symbol. */
  readonly to: number
}

export interface Grammar {
  /** Every string begins with this symbol, after which the grammar is in state 0. */
  readonly first: number
  /** The ways out of each state, each with a symbol of its own. */
  readonly states: readonly (readonly Edge[])[]
}

export interface StringLaw {
  /** Draws a string and returns the number of its symbols. */
  draw(random: RandomStream, into: Uint16Array): number
  /** Where `symbol` leads from `state`; -1 where the grammar does not allow it. */
  follow(state: number, symbol: number): number
  /** The symbols that the grammar allows in `state`: bit k stands for symbol k. */
  legal(state: number): number
  /** Those of them that occur there, after `symbols` symbols, in strings of the least length; after it they are all that are legal. */
  possible(state: number, symbols: number): number
  /** How often symbols 0..alphabet-1 occur in a string on average, not counting the first one, and had strings no greatest length. */
  expectedCounts(alphabet: number): number[]
}

/**
 * The grammar's strings of `shortest` to `longest` symbols, as if others were drawn again. There must be some of every length from `shortest` on,
 * and few longer than `longest`.
 */
export function stringLaw({ first, states }: Grammar, shortest: number, longest: number): StringLaw {
  const end = states.length
  const width = end + 1
  // reach[n · width + s]: probability that at least n more symbols follow in state s.
  const reach = new Float64Array(shortest * width).fill(1, 0, width)
  for (let n = 1; n < shortest; n++)
    for (let s = 0; s < end; s++) {
      let sum = 0
      for (const { to } of states[s]) sum += reach[(n - 1) * width + to]
      reach[n * width + s] = sum / states[s].length
    }
  /** Relative probability of going to state `to` with the symbol after the first `symbols`. */
  const weight = (to: number, symbols: number): number => reach[Math.max(0, shortest - symbols - 1) * width + to]

  function choose(random: RandomStream, edges: readonly Edge[], symbols: number): Edge {
    if (edges.length === 1) return edges[0]
    // From here on every way leads to a string that is long enough.
    if (symbols + 1 >= shortest) return edges[random.integer(0, edges.length - 1)]
    let total = 0
    for (const { to } of edges) total += weight(to, symbols)
    let place = random.uniform() * total
    let chosen = edges[0]
    for (const edge of edges) {
      const share = weight(edge.to, symbols)
      // Not even by rounding.
      if (share === 0) continue
      chosen = edge
      place -= share
      if (place < 0) break
    }
    return chosen
  }

  function drawOnce(random: RandomStream, into: Uint16Array): number {
    into[0] = first
    let state = 0
    let length = 1
    while (state !== end && length < longest) {
      const chosen = choose(random, states[state], length)
      into[length++] = chosen.symbol
      state = chosen.to
    }
    return state === end ? length : 0
  }

  return {
    draw(random, into) {
      let length = 0
      while (length === 0) length = drawOnce(random, into)
      return length
    },
    follow(state, symbol) {
      for (const edge of states[state]) if (edge.symbol === symbol) return edge.to
      return -1
    },
    legal(state) {
      let bits = 0
      for (const { symbol } of states[state]) bits |= 1 << symbol
      return bits
    },
    possible(state, symbols) {
      let bits = 0
      for (const { symbol, to } of states[state]) if (weight(to, symbols) > 0) bits |= 1 << symbol
      return bits
    },
    expectedCounts(alphabet) {
      const counts = Array<number>(alphabet).fill(0)
      let before = new Float64Array(width)
      before[0] = 1
      for (let length = 1; length < longest; length++) {
        const after = new Float64Array(width)
        for (const [state, edges] of states.entries()) {
          if (before[state] === 0) continue
          const total = edges.reduce((sum, { to }) => sum + weight(to, length), 0)
          for (const { symbol, to } of edges) {
            const probability = (before[state] * weight(to, length)) / total
            counts[symbol] += probability
            after[to] += probability
          }
        }
        before = after
      }
      return counts
    },
  }
}
