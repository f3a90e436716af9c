// A randomly generated machine of six states: Horne & Giles (1995), section 3.2, figure 2, table 2.

import { z } from 'zod'
import { randomStream } from '../engine/random.ts'
import { hornegiles1995 } from '../literature/citations.ts'
import { allBinaryStrings } from './shared/all-binary-strings.ts'
import { type Automaton, accepts } from './shared/automaton.ts'
import { defineTask } from './task.ts'

const STATES = 6

/** The paper's strings go up to this length, which must suffice to identify the machine. */
const IDENTIFYING_LENGTH = 7

const parameters = z.strictObject({
  lag: z.int().min(2).max(13).default(7).describe('length of the longest strings; the paper has 7'),
  machine: z.int().min(1).max(1_000_000).default(2).describe('number of the random machine; another number, another machine'),
})

export default defineTask({
  id: 'random-automaton',
  version: 2,
  title: 'Random automaton with six states',
  sources: [hornegiles1995],
  parameters,
  card: `A finite automaton with six states, which was drawn at random, accepts or rejects strings of 0 and 1 (one input line). The data are the 254 strings of length 1 to 7; at the
end of a string the net must answer 1 where the automaton accepts it, 0 where not. An answer on the wrong side of 0.5 is wrong. The strings are split at random into 127
for training, which are presented in lexicographic order (by length, then 0 before 1: so we read it), and 127 for the test.

A trial is solved when all training strings are answered correctly, which is checked after every pass (the paper counts the trials that manage this within 1000
passes); then the 127 others are answered. There is a target at the end only: with a target at every step the test strings would be seen in training, as beginnings of
longer ones.

The paper's one machine is drawn in its figure 2 and given nowhere in words, so it is not this one. Here the parameter \`machine\` numbers the machines, and all trials share
one, as in the paper: successors are uniform, each state accepts with probability 1/2, and it is drawn again until it is what the paper says of its own: minimal, and identified
by the strings up to length 7 (the steps to its farthest state, one transition, and what tells its two most similar states apart come to 7 at the most).

The lag is the length of the longest strings. The last symbol matters as well as any other: the minimal time lag is 0. A constant answer is right on the more frequent
class: 144 of the 254 strings for machine 2 (the default for that reason), more for many others.`,
  create({ lag, machine }) {
    const automaton = randomMachine(machine)
    return allBinaryStrings('random-automaton', lag, bits => accepts(automaton, bits, bits.length))
  },
})

function randomMachine(machine: number): Automaton {
  const random = randomStream(['random-automaton', machine])
  for (;;) {
    const next = Array.from({ length: STATES }, () => [random.integer(0, STATES - 1), random.integer(0, STATES - 1)] as const)
    const accepting = next.map(() => random.bit() === 1)
    const automaton = { next, accepting }
    if (depthOf(automaton) + 1 + distinctionOf(automaton) <= IDENTIFYING_LENGTH) return automaton
  }
}

/** Steps to the state farthest from the start; infinite where one cannot be reached. */
function depthOf({ next }: Automaton): number {
  let reached = new Set([0])
  for (let depth = 0; ; depth++) {
    if (reached.size === STATES) return depth
    const more = new Set([...reached].flatMap(state => [state, ...next[state]]))
    if (more.size === reached.size) return Number.POSITIVE_INFINITY
    reached = more
  }
}

/** Length of the strings that tell any two states apart; infinite where two are equivalent (E. F. Moore's refinement). */
function distinctionOf({ next, accepting }: Automaton): number {
  let classes = accepting.map(Number)
  for (let length = 0; ; length++) {
    const count = new Set(classes).size
    if (count === STATES) return length
    const finer = next.map(([zero, one], state) => [classes[state], classes[zero], classes[one]].join())
    if (new Set(finer).size === count) return Number.POSITIVE_INFINITY
    const names = [...new Set(finer)]
    classes = finer.map(name => names.indexOf(name))
  }
}
