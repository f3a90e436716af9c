// Plain Reber grammar, with a fixed training set: Fahlman (NIPS 3), after Cleeremans, Servan-Schreiber & McClelland (1989).

import { z } from 'zod'
import { cleeremans1989, fahlman1991, smithzipser1989 } from '../literature/citations.ts'
import { REBER_GRAMMAR, reberGrammar, reberInstance } from './shared/reber.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z.int().min(5).max(1000).default(5).describe('symbols of the shortest string, from B to E; the grammar has 5'),
  strings: z.int().min(1).max(1000).default(128).describe('strings in the training set, and in the test set'),
  distinct: z
    .boolean()
    .default(false)
    .describe('whether the strings of a set are all different; else they are drawn independently'),
})

export default defineTask({
  id: 'reber',
  version: 2,
  title: 'Reber grammar',
  sources: [fahlman1991, cleeremans1989, smithzipser1989],
  parameters,
  card: `Strings over the seven symbols B, T, P, S, X, V, E, one-hot. ${REBER_GRAMMAR} A string has 8 symbols on average. At every step but the last the net must predict the next symbol, by one output each (target 1 for the symbol that comes, 0 for the
others). A string is answered correctly when at each step the outputs of the symbols that can come next, one or two, are the most active ones.

That rule is the LSTM paper's for the embedded grammar. How Fahlman counted an error we do not know, nor when he stopped. He trains on a fixed set
of 128 strings, presented in turn: a mean of 195.5 passes, about 25,000 strings, in ten trials, after which 128 new strings were answered without error. Here a trial is solved when all training strings are answered correctly, which is checked
after every pass; then 128 others are answered, drawn alike but none of which is in the training set (so we read "new": a set drawn freely would consist of known strings for the most part). A string may occur twice in a set, about 50 are different, unless \`distinct\` is set.

The numbers quoted beside it are of distinct strings: 20,000 and 60,000 for Elman nets with 15 and 3 hidden units, 19,000 to 63,000 for RTRL with 2.

This grammar has no long time lag: the last two symbols always tell what can come next. It is here as the easy case beside the embedded grammar. The lag is the length of the shortest string; for a larger one shorter
strings are redrawn, and then an S or V that would end the string too early does not come: whether it is among the most active ones does not count there. Strings more than 100 symbols longer than the shortest one (less than
one in 10^13) are redrawn too.

Minimal time lag: 1 step, from the symbol before the last. No constant is right: after B it would have to prefer T to S, X and V, and one step later one of these to T.`,
  create({ lag, strings, distinct }) {
    return reberInstance({
      task: 'reber',
      grammar: reberGrammar,
      shortest: lag,
      minimalLag: 1,
      continuous: false,
      criterion: { kind: 'sets', sets: 'training', every: strings, mostWrong: 0 },
      testSequences: strings,
      sets: { training: strings, order: 'in-turn', distinct },
    })
  },
})
