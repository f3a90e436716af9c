// Plain Reber grammar as a continuous stream: Ring (NIPS 5), table 1.

import { z } from 'zod'
import { ring1993 } from '../literature/citations.ts'
import { REBER_GRAMMAR, reberGrammar, reberInstance } from './shared/reber.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z.int().min(5).max(1000).default(5).describe('symbols of the shortest string, from B to E; the grammar has 5'),
})

export default defineTask({
  id: 'reber-stream',
  version: 2,
  title: 'Reber grammar as a continuous stream',
  sources: [ring1993],
  parameters,
  card: `Strings over the seven symbols B, T, P, S, X, V, E, one-hot. ${REBER_GRAMMAR} A string has 8 symbols on average. Fresh random strings follow each other as one stream, and the net is not reset between them. At every step it must predict the next symbol, by one output each (target 1 for the
symbol that comes, 0 for the others). A sequence here is one string, from the reading of its B to that of its E, at which the next string's B is to be predicted. It is answered correctly when at each step the outputs of
the symbols that can come next, one or two, are the most active ones.

A trial is solved when 100 strings in a row were answered correctly, each before it was learned from; then 128 fresh ones are answered (in the paper without error in all ten runs; 206.3 strings on average were seen when the hundredth came
right). Whether the paper counts the prediction of B is not known; it is always the same.

This grammar has no long time lag: the last two symbols always tell what can come next. The lag is the length of the shortest string; for a larger one shorter strings are redrawn, and then an S or V that would end the string
too early does not come: whether it is among the most active ones does not count there. Strings more than 100 symbols longer than the shortest one (less than one in 10^13) are redrawn too.

Minimal time lag: 1 step, from the symbol before the last. No constant is right: after B it would have to prefer T to S, X and V, and one step later one of these to T.`,
  create({ lag }) {
    return reberInstance({
      task: 'reber-stream',
      grammar: reberGrammar,
      shortest: lag,
      minimalLag: 1,
      continuous: true,
      criterion: { kind: 'window', window: 100 },
      testSequences: 128,
    })
  },
})
