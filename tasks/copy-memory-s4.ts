// Copying memory as in the code of structured state spaces: Gu, Goel & Ré (2022), data set "copying" of their published code (S4).

import { z } from 'zod'
import { arjovsky2016unitary, gu2022efficiently } from '../literature/citations.ts'
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
    .default(100)
    .describe('L: noise symbols between the last symbol that is to be remembered and the first marker'),
  items: z.int().min(1).max(100).default(10).describe('M: how many symbols are to be remembered'),
  values: z.int().min(2).max(100).default(8).describe('how many different symbols these may be'),
})

export default defineTask({
  id: 'copy-memory-s4',
  version: 2,
  title: 'Copying memory, a marker for each symbol (S4)',
  sources: [gu2022efficiently, arjovsky2016unitary],
  parameters,
  card: `Ten input symbols, one-hot: noise (always the same symbol), eight symbols that may have to be remembered, a marker. A sequence has L + 2M steps (lag = L, M = 10): M symbols, each drawn from the eight
with equal probability; the noise symbol L times; the marker M times. At the M markers, and nowhere else, the net must tell the M symbols in their order, by ten outputs (one for each input
symbol; noise and marker are never asked for).

The code reports the accuracy at the markers on 1000 sequences, and no rule of success. Here a sequence is correct when at every marker the most active output is the right one. Training stops when at
least 99 % of 1000 validation sequences are correct, checked every 1000 training sequences. Then 1000 fresh sequences are answered. Training sequences are always fresh, as in the code's default.

This is not the problem of Arjovsky and others (\`copy-memory\`), though named after it: there all steps are scored, the marker comes once, and the answer begins one step after it.

Time lag: L + M steps for every symbol. A constant answer is correct when all M symbols are the one that it tells.`,
  create({ lag, items, values }) {
    const marker = values + 1
    const recall = lag + items
    const length = recall + items
    return {
      signature: {
        task: 'copy-memory-s4',
        inputKind: 'symbols',
        inputs: values + 2,
        outputs: values + 2,
        targets: 'several',
        kind: 'regression',
        longestSequence: length,
      },
      criterion: { kind: 'test', sequences: 1000, every: 1000, stages: [{ name: 'copied', mostWrong: 10 }] },
      testSequences: 1000,
      minimalLag: lag + items,
      chanceLevel: allTheSame(values, items),
      constantBaseline: oneHotBaseline([0, ...Array<number>(values).fill(1 / values), 0]),
      sample(random, into) {
        into.begin(length)
        for (let t = 0; t < items; t++) into.setSymbol(t, random.integer(1, values))
        for (let t = items; t < length; t++) into.setSymbol(t, t < recall ? NOISE : marker)
        for (let i = 0; i < items; i++) askFor(into, recall + i, into.symbols[i])
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      symbols: symbolNames(['noise'], values, ['marker']),
      signal: () => stepsWhere(length, t => t < items),
    }
  },
})
