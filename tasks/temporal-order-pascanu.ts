// Temporal order with two relevant symbols, after Pascanu, Mikolov & Bengio (2013), as their published code has it.

import { z } from 'zod'
import { pascanu2013difficulty } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { drawOrder, orderSteps, PASCANU_TEST_SEQUENCES, pascanuCriterion, pascanuSymbols, tenths } from './shared/pascanu.ts'
import { targetsMostActive } from './shared/recall.ts'
import { defineTask } from './task.ts'

const PLACES = [1, 5]

const parameters = z.strictObject({
  lag: z
    .int()
    .min(10)
    .max(100_000)
    .default(100)
    .describe('L, the length of every sequence (steps); the code trains with 50 to 199'),
})

export default defineTask({
  id: 'temporal-order-pascanu',
  version: 2,
  title: 'Temporal order (Pascanu et al. 2013)',
  sources: [pascanu2013difficulty],
  parameters,
  card: `Six symbols, one-hot: A, B, c, d, e, f. A sequence has L steps (lag = L), counted from 0, filled with symbols drawn from c, d, e, f but for two places, each of which holds A or B with equal
probability: one of the L/10 steps from step L/10 on, and one of the L/10 steps from step L/2 on (all rounded down). At the last step, which nothing distinguishes, the net must tell the four classes AA,
BA, AB and BB (in this order) by one output each; the answer is correct when the right output is the most active.

Training stops when 10,000 validation sequences are all answered correctly, checked every 400 training sequences (the code checks every 20 updates, each on 20 sequences, and draws other sequences
each time; here they are always the same). Then 10,000 fresh sequences are answered, a test that the code does not have.

The comment in the code places the first symbol in 1..L/10; what the code does is taken. It can draw L for each update: by default from 50 to 199; here L is fixed, so that success can be told by lag.

Minimal time lag: L - L/2 - L/10 steps from the second relevant symbol (both rounded down), L - 2L/10 from the first. This is not the problem of 1997 (\`temporal-order\`): there are no symbols for start and
end, the length does not vary, and the most active output decides.`,
  create({ lag }) {
    return {
      signature: {
        task: 'temporal-order-pascanu',
        inputKind: 'symbols',
        inputs: pascanuSymbols.length,
        outputs: 4,
        targets: 'end',
        kind: 'classification',
        classes: 4,
        longestSequence: lag,
      },
      criterion: pascanuCriterion,
      testSequences: PASCANU_TEST_SEQUENCES,
      minimalLag: lag - tenths(lag, 5) - tenths(lag, 1),
      chanceLevel: 0.25,
      // p (1 - p) for each output, p = 1/4.
      constantBaseline: { answer: [0.25, 0.25, 0.25, 0.25], meanSquaredError: 3 / 16 },
      sample: (random, into) => drawOrder(random, into, lag, PLACES),
      correct: targetsMostActive,
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets.indexOf(1),
      symbols: pascanuSymbols,
      signal: orderSteps,
    }
  },
})
