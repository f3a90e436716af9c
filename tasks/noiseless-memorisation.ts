// The noiseless memorization problem of Pascanu, Mikolov & Bengio (2013), as their published code has it.

import { z } from 'zod'
import { pascanu2013difficulty } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { PASCANU_TEST_SEQUENCES, pascanuCriterion } from './shared/pascanu.ts'
import { askFor, oneHotBaseline, symbolNames, targetsMostActive } from './shared/recall.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .describe('L: blanks between the last symbol that is to be remembered and the trigger; the code trains with 50 to 199'),
  items: z.int().min(1).max(100).default(10).describe('how many symbols are to be remembered'),
  values: z.int().min(2).max(100).default(5).describe('how many different symbols these may be'),
})

export default defineTask({
  id: 'noiseless-memorisation',
  version: 2,
  title: 'Noiseless memorisation (Pascanu et al. 2013)',
  sources: [pascanu2013difficulty],
  parameters,
  card: `Seven input symbols, one-hot: five that may have to be remembered, a blank, a trigger. A sequence has L + 20 steps (lag = L): ten symbols, each drawn from the five with equal probability; L blanks; the
trigger; nine blanks. At every step the net must tell one of six classes, by one output each (the blank last): the blank for L + 10 steps, then, from the trigger's own step on, the ten symbols in their
order. A sequence is correct when the most active output is the right one at every step.

Training stops when 10,000 validation sequences are all correct, checked every 400 training sequences (the code checks every 20 updates, each on 20 sequences, and draws other sequences each
time; here they are always the same, which takes some memory: 80 MB at L = 100). Then 10,000 fresh sequences are answered, a test that the code does not have.

The code can draw L for each update: by default from 50 to 199; here L is fixed, so that success can be told by lag. Much the same problem is called copying memory elsewhere (\`copy-memory\`): there eight
symbols are in use and the answer begins one step after the marker.

Time lag: L + 10 steps for every symbol. A constant answer is never correct.`,
  create({ lag, items, values }) {
    const blank = values
    const trigger = values + 1
    const recall = items + lag
    const length = recall + items
    return {
      signature: {
        task: 'noiseless-memorisation',
        inputKind: 'symbols',
        inputs: values + 2,
        outputs: values + 1,
        targets: 'several',
        kind: 'regression',
        longestSequence: length,
      },
      criterion: pascanuCriterion,
      testSequences: PASCANU_TEST_SEQUENCES,
      minimalLag: lag + items,
      // Blanks and symbols are both asked for.
      chanceLevel: 0,
      constantBaseline: oneHotBaseline([...Array<number>(values).fill(items / values / length), recall / length]),
      sample(random, into) {
        into.begin(length)
        for (let t = 0; t < items; t++) into.setSymbol(t, random.integer(0, values - 1))
        for (let t = items; t < length; t++) into.setSymbol(t, blank)
        into.setSymbol(recall, trigger)
        for (let t = 0; t < recall; t++) askFor(into, t, blank)
        for (let i = 0; i < items; i++) askFor(into, recall + i, into.symbols[i])
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      symbols: symbolNames([], values, ['blank', 'trigger']),
      signal: () => stepsWhere(length, t => t < items || t === recall),
    }
  },
})
