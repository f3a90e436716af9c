// The copying memory problem: Arjovsky, Shah & Bengio (2016), section 4.1, and their published code. Two other problems go by the same name:
// copy-memory-tcn and copy-memory-s4.

import { z } from 'zod'
import { arjovsky2016unitary } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { askFor, oneHotBaseline, symbolNames, targetsMostActive } from './shared/recall.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const BLANK = 0

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .describe('T: steps from the last symbol that is to be remembered to the marker; the paper has 100, 200, 300 and 500'),
  items: z.int().min(1).max(100).default(10).describe('how many symbols are to be remembered'),
  values: z.int().min(2).max(100).default(8).describe('how many different symbols these may be'),
})

export default defineTask({
  id: 'copy-memory',
  version: 2,
  title: 'Copying memory',
  sources: [arjovsky2016unitary],
  parameters,
  card: `Ten input symbols, one-hot: a blank, eight symbols that may have to be remembered, a marker. A sequence has T + 20 steps (lag = T): ten symbols, each drawn from the eight with equal
probability; T - 1 blanks; the marker; ten blanks. At every step the net must tell one of nine classes, by one output each (the blank first): the blank for T + 10 steps, then, from the first step
after the marker on, the ten symbols in their order.

The paper prints curves of the cross-entropy over all steps beside that of a net without memory, 10 ln 8 / (T + 20), and no rule of success. Here a sequence is correct when the most active
output is the right one at every step. Training stops when at least 99 % of 500 validation sequences are correct, checked every 1000 training sequences (the code tests every 50 updates, each
on 20 sequences). Then 10,000 fresh sequences are answered, as many as the code's test set has. The code trains on a fixed set of 100,000 sequences; here every training sequence is fresh.

The same name is used for two other problems, which are tasks of their own, as neither inputs nor what is scored are the same: in \`copy-memory-tcn\` the symbols come as one number and the marker stays
until the end, in \`copy-memory-s4\` a marker asks for each symbol and only these answers are scored.

Time lag: T + 10 steps for every symbol. A constant answer is never correct.`,
  create({ lag, items, values }) {
    const marker = values + 1
    const length = lag + 2 * items
    const recall = lag + items
    return {
      signature: {
        task: 'copy-memory',
        inputKind: 'symbols',
        inputs: values + 2,
        outputs: values + 1,
        targets: 'several',
        kind: 'regression',
        longestSequence: length,
      },
      criterion: { kind: 'test', sequences: 500, every: 1000, stages: [{ name: 'copied', mostWrong: 5 }] },
      testSequences: 10_000,
      minimalLag: lag + items,
      // Blanks and symbols are both asked for.
      chanceLevel: 0,
      constantBaseline: oneHotBaseline([recall / length, ...Array<number>(values).fill(items / values / length)]),
      sample(random, into) {
        into.begin(length)
        for (let t = 0; t < items; t++) into.setSymbol(t, random.integer(1, values))
        for (let t = items; t < length; t++) into.setSymbol(t, BLANK)
        into.setSymbol(recall - 1, marker)
        for (let t = 0; t < recall; t++) askFor(into, t, BLANK)
        for (let i = 0; i < items; i++) askFor(into, recall + i, into.symbols[i])
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      symbols: symbolNames(['blank'], values, ['marker']),
      signal: () => stepsWhere(length, t => t < items || t === recall - 1),
    }
  },
})
