// Finite automata over the symbols 0 and 1, and strings drawn uniformly from what they accept, or from what they reject.

import type { RandomStream } from '../../engine/random.ts'

export interface Automaton {
  /** Successors of each state on 0 and on 1; the start is state 0. */
  readonly next: readonly (readonly [number, number])[]
  readonly accepting: readonly boolean[]
}

export function accepts({ next, accepting }: Automaton, bits: ArrayLike<number>, length: number): boolean {
  let state = 0
  for (let t = 0; t < length; t++) state = next[state][bits[t]]
  return accepting[state]
}

export interface StringLaw {
  /** Whether any string of this length is accepted (or rejected). */
  possible(length: number, accepted: boolean): boolean
  /** Draws one of the accepted (rejected) strings of `length`, all equally likely. */
  draw(random: RandomStream, length: number, accepted: boolean, into: Uint8Array): void
}

/** The uniform law over strings of up to `longest` symbols, by counting backwards how many ways lead to acceptance. */
export function uniformStrings({ next, accepting }: Automaton, longest: number): StringLaw {
  const states = next.length
  const tables = [false, true].map(accepted => {
    // ways[r · states + s]: strings of r symbols that lead from s to the wanted end, relative to the best s of the same r: only ratios
    // within an r are needed, and the numbers themselves would overflow.
    const ways = new Float64Array((longest + 1) * states)
    for (let s = 0; s < states; s++) ways[s] = accepting[s] === accepted ? 1 : 0
    for (let r = 1; r <= longest; r++) {
      let most = 0
      for (let s = 0; s < states; s++) {
        const [zero, one] = next[s]
        const sum = ways[(r - 1) * states + zero] + ways[(r - 1) * states + one]
        ways[r * states + s] = sum
        most = Math.max(most, sum)
      }
      if (most > 0) for (let s = 0; s < states; s++) ways[r * states + s] /= most
    }
    return ways
  })
  const tableOf = (accepted: boolean): Float64Array => tables[accepted ? 1 : 0]
  return {
    possible: (length, accepted) => tableOf(accepted)[length * states] > 0,
    draw(random, length, accepted, into) {
      const ways = tableOf(accepted)
      let state = 0
      for (let t = 0; t < length; t++) {
        const rest = (length - t - 1) * states
        const zero = ways[rest + next[state][0]]
        const one = ways[rest + next[state][1]]
        into[t] = zero === 0 || random.uniform() * (zero + one) < one ? 1 : 0
        state = next[state][into[t]]
      }
    },
  }
}
