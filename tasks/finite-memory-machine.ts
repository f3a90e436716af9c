// A finite memory machine of 64 states: Horne & Giles (1995), section 3.2, table 2.

import { z } from 'zod'
import { hornegiles1995 } from '../literature/citations.ts'
import { allBinaryStrings } from './shared/all-binary-strings.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(6)
    .default(3)
    .describe('d, how many steps the machine looks back at its input and its own output; the paper has 3: 64 states'),
  logic: z
    .enum(['exclusive-or', 'equivalence'])
    .default('exclusive-or')
    .describe('how the illegible bars of the printed logic function are read: see the card'),
})

export default defineTask({
  id: 'finite-memory-machine',
  version: 2,
  title: 'Finite memory machine with 64 states',
  sources: [hornegiles1995],
  parameters,
  card: `A machine reads u(k), a 0 or 1 on one input line, and puts out y(k), which depends on u(k), u(k-3) and y(k-3); before the string all of them are 0. The data are the 254
strings of length 1 to 7; the net must answer, at the end of a string, with the y of its last step (1 or 0). An answer on the wrong side of 0.5 is wrong. The strings are
split at random into 127 for training, which are presented in lexicographic order (by length, then 0 before 1: so we read it), and 127 for the test.

A trial is solved when all training strings are answered correctly, which is checked after every pass (the paper counts the trials that manage this within 1000
passes); then the 127 others are answered. The paper speaks of classified strings and of all strings up to a length, so there is a target at the end only: with a target at
every step the test strings would be seen in training, as beginnings of longer ones.

So it is in the paper, but for the machine. Its logic function is printed as a sum of three products, in which the scan that we know leaves little more legible than y(k) = (-)() + (-)y(k-3) + ()(-)(-): not
which letters are u and which y, and not which have a bar (complement). We set every gap in every way: "()" to u(k), "(-)" to u or y of 1 to 3 steps before, bars anywhere. The 64 states that the paper states come
out only if all delays are 3. If in addition no letter can be spared, as one expects of a printed function, and strings up to length 7 show every transition, as the paper says they do (every state is reached from
zeros within 6 steps), there remain two machines, and the same two with 0 and 1 exchanged in the input. Where y(k-3) is 0, y(k) is u(k-3); where it is 1, y(k) says whether u(k) and u(k-3) differ (\`logic\` set to
exclusive-or, the default) or agree (equivalence). The default is u(k-3)u'(k) + u(k-3)y'(k-3) + u(k)u'(k-3)y(k-3), with ' for a bar. This is our reading, not certainly the authors' machine.

The lag d puts d for 3 and 2d + 1 for 7: 4^d states, strings of length 1 to 2d + 1. The last symbol matters as well as the one d steps before it: the minimal time lag is 0.
The constant 0 is right on the more frequent class, 134 of the 254 strings (57 % at d = 1, towards 50 % as d grows).`,
  create({ lag, logic }) {
    return allBinaryStrings('finite-memory-machine', 2 * lag + 1, bits => {
      const outputs: number[] = []
      for (const [k, now] of bits.entries()) {
        const before = bits[k - lag] ?? 0
        const fedBack = outputs[k - lag] ?? 0
        const differ = now ^ before
        outputs.push(fedBack === 0 ? before : logic === 'exclusive-or' ? differ : 1 - differ)
      }
      return outputs.at(-1) === 1
    })
  },
})
