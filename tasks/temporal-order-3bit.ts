// Temporal order with three relevant symbols ("3 bit"), after Pascanu, Mikolov & Bengio (2013), as their published code has it.

import { z } from 'zod'
import { pascanu2013difficulty } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { drawOrder, orderSteps, PASCANU_TEST_SEQUENCES, pascanuCriterion, pascanuSymbols, tenths } from './shared/pascanu.ts'
import { targetsMostActive } from './shared/recall.ts'
import { defineTask } from './task.ts'

const PLACES = [1, 3, 6]
const CLASSES = 8

const parameters = z.strictObject({
  lag: z
    .int()
    .min(10)
    .max(100_000)
    .default(100)
    .describe('L, the length of every sequence (steps); the code trains with 50 to 199'),
})

export default defineTask({
  id: 'temporal-order-3bit',
  version: 2,
  title: 'Temporal order, 3 bit (Pascanu et al. 2013)',
  sources: [pascanu2013difficulty],
  parameters,
  card: `Six symbols, one-hot: A, B, c, d, e, f. A sequence has L steps (lag = L), counted from 0, filled with symbols drawn from c, d, e, f but for three places, each of which holds A or B with equal
probability: one of the L/10 steps from step L/10 on, one of the L/10 steps from step 3L/10 on, and one of the L/10 steps from step 6L/10 on (all rounded down). At the last step, which nothing distinguishes,
the net must tell the eight classes AAA, BAA, ABA, BBA, AAB, BAB, ABB and BBB (in this order) by one output each; the answer is correct when the right output is the most active.

Training stops when 10,000 validation sequences are all answered correctly, checked every 400 training sequences (the code checks every 20 updates, each on 20 sequences, and draws other sequences
each time; here they are always the same). Then 10,000 fresh sequences are answered, a test that the code does not have.

The code can draw L for each update: by default from 50 to 199; here L is fixed, so that success can be told by lag.

Minimal time lag: L - 6L/10 - L/10 steps from the third relevant symbol (both rounded down), L - 2L/10 from the first. This is not the problem of 1997 (\`temporal-order-3\`): the places are others, there are no
symbols for start and end, the length does not vary, and the most active output decides.`,
  create({ lag }) {
    return {
      signature: {
        task: 'temporal-order-3bit',
        inputKind: 'symbols',
        inputs: pascanuSymbols.length,
        outputs: CLASSES,
        targets: 'end',
        kind: 'classification',
        classes: CLASSES,
        longestSequence: lag,
      },
      criterion: pascanuCriterion,
      testSequences: PASCANU_TEST_SEQUENCES,
      minimalLag: lag - tenths(lag, 6) - tenths(lag, 1),
      chanceLevel: 1 / CLASSES,
      // p (1 - p) for each output, p = 1/8.
      constantBaseline: { answer: Array<number>(CLASSES).fill(1 / CLASSES), meanSquaredError: 7 / 64 },
      sample: (random, into) => drawOrder(random, into, lag, PLACES),
      correct: targetsMostActive,
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets.indexOf(1),
      symbols: pascanuSymbols,
      signal: orderSteps,
    }
  },
})
