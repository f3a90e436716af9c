// Selective copying: Gu & Dao (2023), sections 3.1 and 4.1.1, appendix E.1. The paper's code for it is not published; the generator of the same
// author's earlier code (S4, data set "copying" with positions at random) is followed where the text is silent.

import { z } from 'zod'
import { gu2022efficiently, gu2023mamba } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { allTheSame, askFor, oneHotBaseline, symbolNames, targetsMostActive } from './shared/recall.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const NOISE = 0

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(100_000)
    .default(256)
    .describe('L: steps before the first marker, noise and symbols to be remembered; the paper has 4096'),
  items: z.int().min(1).max(100).default(16).describe('M: how many symbols are to be remembered; not above the lag'),
  vocabulary: z.int().min(4).max(1000).default(16).describe('how many symbols there are, noise and marker among them'),
})

export default defineTask({
  id: 'selective-copying',
  version: 2,
  title: 'Selective copying',
  sources: [gu2023mamba, gu2022efficiently],
  parameters,
  card: `Sixteen input symbols, one-hot: noise (always the same symbol), fourteen symbols that may have to be remembered, a marker. For L steps (lag = L) there is noise but for M = 16 places, all choices of
places equally likely, each of which holds one of the fourteen symbols, drawn with equal probability. Then the marker comes M times. At the M markers, and nowhere else, the net must tell the M
symbols in their order, by sixteen outputs (one for each input symbol; noise and marker are never asked for).

The paper says no more than: length 4096, a vocabulary of 16 "including the noise token", 16 tokens to memorise. Its code for this task is not published, so the rest is that of the same author's earlier
generator, which spends one symbol of the vocabulary on the marker, and 4096 is read as the steps before the markers. The default length here is 256, as 4096 steps are out of reach of most
methods; \`lag\` 4096 gives the paper's size.

The paper reports the accuracy, and no rule of success. Here a sequence is correct when at every marker the most active output is the right one. Training stops when at least 99 % of 1000 validation
sequences are correct, checked every 1000 training sequences. Then 1000 fresh sequences are answered. Training sequences are always fresh.

Minimal time lag: M steps, from the last places to the markers; L + i steps at the most for the i-th symbol. A constant answer is correct when all M symbols are the one that it tells.`,
  create({ lag, items, vocabulary }) {
    if (items > lag) throw new RangeError(`Expected \`items\` not to be above \`lag\` (${lag}), got ${items}`)
    const values = vocabulary - 2
    const marker = vocabulary - 1
    const length = lag + items
    return {
      signature: {
        task: 'selective-copying',
        inputKind: 'symbols',
        inputs: vocabulary,
        outputs: vocabulary,
        targets: 'several',
        kind: 'regression',
        longestSequence: length,
      },
      criterion: { kind: 'test', sequences: 1000, every: 1000, stages: [{ name: 'copied', mostWrong: 10 }] },
      testSequences: 1000,
      minimalLag: items,
      chanceLevel: allTheSame(values, items),
      constantBaseline: oneHotBaseline([0, ...Array<number>(values).fill(1 / values), 0]),
      sample(random, into) {
        into.begin(length)
        let placed = 0
        for (let t = 0; t < lag; t++) {
          // Each of the steps left is as likely as any other to hold one of the symbols left.
          const holds = random.integer(1, lag - t) <= items - placed
          if (holds) placed++
          into.setSymbol(t, holds ? random.integer(1, values) : NOISE)
        }
        for (let t = lag; t < length; t++) into.setSymbol(t, marker)
        for (let t = 0, i = 0; t < lag; t++) if (into.symbols[t] !== NOISE) askFor(into, lag + i++, into.symbols[t])
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      symbols: symbolNames(['noise'], values, ['marker']),
      signal: ({ symbols }) => stepsWhere(lag, t => symbols[t] !== NOISE),
    }
  },
})
