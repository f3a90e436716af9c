// The seven regular languages of Tomita (1982), in the numbering and words of Watrous & Kuhn (1992), as deterministic automata.

import type { Automaton } from './automaton.ts'

/** An automaton written as one word per state: its successors on 0 and on 1, and `+` where it accepts. */
function automaton(...states: readonly string[]): Automaton {
  return {
    next: states.map(([zero, one]) => [Number(zero), Number(one)]),
    accepting: states.map(state => state.endsWith('+')),
  }
}

/** By number, from 1 on. */
export const tomitaLanguages: Readonly<Record<number, Automaton>> = {
  // 1*.
  1: automaton('10+', '11'),
  // (10)*. State 1: after a 1; state 2: lost.
  2: automaton('21+', '02', '22'),
  // No odd run of 0s anywhere after an odd run of 1s. State 1: in an odd run of 1s; from state 2 on there has been one: in an odd run of
  // 0s, in an even one or among 1s, lost.
  3: automaton('01+', '20+', '34', '23+', '44'),
  // Not more than two 0s in a row.
  4: automaton('10+', '20+', '30+', '33'),
  // An even number of pairs 01 and 10, the string cut into pairs: an even number of 0s and an even number of 1s.
  5: automaton('12+', '03', '30', '21'),
  // The number of 1s less the number of 0s divisible by 3.
  6: automaton('21+', '02', '10'),
  // 0*1*0*1*.
  7: automaton('01+', '21+', '23+', '43+', '44'),
}
