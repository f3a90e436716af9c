// Embedded Reber grammar: Hochreiter & Schmidhuber (1997), experiment 1, section 5.1, table 1.

import { z } from 'zod'
import { cleeremans1989, fahlman1991, hochreiter1997lstm, smithzipser1989 } from '../literature/citations.ts'
import { embeddedReberGrammar, REBER_GRAMMAR, reberInstance } from './shared/reber.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(6)
    .max(1000)
    .default(6)
    .describe('least number of steps from the T or P after the first B to the same symbol before the last E; the grammar has 6'),
  strings: z.int().min(1).max(1000).default(256).describe('strings in the training set, and in the test set'),
  distinct: z
    .boolean()
    .default(false)
    .describe('whether the strings of a set are all different; else they are drawn independently'),
})

// Beside the inner string a string has B, T or P, the same again, and E; the inner one has lag - 1 symbols at the least.
const OUTER = 4

export default defineTask({
  id: 'embedded-reber',
  version: 2,
  title: 'Embedded Reber grammar (experiment 1)',
  sources: [hochreiter1997lstm, fahlman1991, smithzipser1989, cleeremans1989],
  parameters,
  card: `Strings over the seven symbols B, T, P, S, X, V, E, one-hot: B, then T or P, then a string of the Reber grammar, then the same T or P, then E. The Reber grammar: ${REBER_GRAMMAR} At every step but the last the net must predict the next symbol, by one output each (target 1 for the symbol that comes, 0
for the others). A string is answered correctly when at each step the outputs of the symbols that can come next are the most active ones: one or two of them, each more
active than all five or six others. At the symbol before the last one that is the T or P of the beginning, and only this one: it must be remembered over the whole inner string.

The training set is 256 strings drawn at random, from which training draws at random with replacement. The test set is 256 strings drawn alike, none of which is in the training set. Whether a string may
occur twice in a set is not said. Here it may, as the strings are called random: then the shortest ones do (one string in four is one of the four that have 9 symbols), 256 strings are about 100 different ones, and the test strings, which must be
new, are longer than the training strings. With \`distinct\` both sets consist of different strings. A trial is solved when all strings of both sets are answered correctly. The paper does not say how often this was checked: here every 100 training sequences. The final test
repeats the test set, so it has no errors.

The rows of its table for other nets are taken from other papers, with other strings and other procedures. The paper prints 9 as minimal time lag, which is
the number of symbols of the shortest strings, BTBTXSETE among them. Counted in steps from the T or P to the same symbol these have 6, which is the lag here, and 5 from reading it to having to
predict it: the minimal time lag.

For a longer lag strings with a shorter inner string are redrawn. Any lag from 6 on is possible; long inner strings go round and round through X or P and V, with some T between, and a run of S becomes
rare. Then an S or V that would end the string too early never comes: whether it is among the most active ones does not count there. Strings more than 100 symbols longer than
the shortest one (less than one in 10^13) are redrawn too.

No constant is right: after the first B it would have to prefer T to B, after the second symbol B to T.`,
  create({ lag, strings, distinct }) {
    return reberInstance({
      task: 'embedded-reber',
      grammar: embeddedReberGrammar,
      shortest: lag - 1 + OUTER,
      minimalLag: lag - 1,
      continuous: false,
      criterion: { kind: 'sets', sets: 'both', every: 100, mostWrong: 0 },
      testSequences: strings,
      sets: { training: strings, order: 'random', distinct },
      signal: () => [1],
    })
  },
})
