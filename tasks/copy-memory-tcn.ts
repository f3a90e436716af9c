// Copying memory as in the comparison of convolutional and recurrent nets: Bai, Kolter & Koltun (2018), and their published code (TCN).

import { z } from 'zod'
import { arjovsky2016unitary, bai2018convolutional } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { askFor, oneHotBaseline, targetsMostActive } from './shared/recall.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const BLANK = 0

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(100_000)
    .default(1000)
    .describe('T: steps from the last symbol that is to be remembered to the first marker; the code has 1000'),
  items: z.int().min(1).max(100).default(10).describe('how many symbols are to be remembered'),
  values: z.int().min(2).max(100).default(8).describe('how many different symbols these may be'),
})

export default defineTask({
  id: 'copy-memory-tcn',
  version: 2,
  title: 'Copying memory, markers to the end (TCN)',
  sources: [bai2018convolutional, arjovsky2016unitary],
  parameters,
  card: `One input line that carries a digit as a number. A sequence has T + 20 steps (lag = T): ten digits, each drawn from 1 to 8 with equal probability; T - 1 zeros; the digit 9 eleven times.
At every step the net must tell one of ten digits, by one output each (0 first; 9 is never asked for): 0 for T + 10 steps, then, from the second 9 on, the ten digits in their order.

The code prints the cross-entropy and the accuracy over all steps on 1000 test sequences, and no rule of success. Here a sequence is correct when the most active output is the right one at every step.
Training stops when at least 99 % of 500 validation sequences are correct, checked every 1000 training sequences. Then 1000 fresh sequences are answered. The code trains on a fixed set of 10,000
sequences, tested after each pass; here every training sequence is fresh.

This is not the problem of Arjovsky and others (\`copy-memory\`), though named after it: there the inputs are one-hot and the marker comes once, so that a net must know where in its answer it is. With
other numbers of \`values\` the marker is the number after the last of them.

Time lag: T + 10 steps for every digit. A constant answer is never correct.`,
  create({ lag, items, values }) {
    const marker = values + 1
    const length = lag + 2 * items
    const recall = lag + items
    return {
      signature: {
        task: 'copy-memory-tcn',
        inputKind: 'dense',
        inputs: 1,
        outputs: values + 2,
        targets: 'several',
        kind: 'regression',
        longestSequence: length,
      },
      criterion: { kind: 'test', sequences: 500, every: 1000, stages: [{ name: 'copied', mostWrong: 5 }] },
      testSequences: 1000,
      minimalLag: lag + items,
      // Blanks and digits are both asked for.
      chanceLevel: 0,
      constantBaseline: oneHotBaseline([recall / length, ...Array<number>(values).fill(items / values / length), 0]),
      sample(random, into) {
        into.begin(length)
        for (let t = 0; t < items; t++) into.setInput(t, 0, random.integer(1, values))
        for (let t = recall - 1; t < length; t++) into.setInput(t, 0, marker)
        for (let t = 0; t < recall; t++) askFor(into, t, BLANK)
        for (let i = 0; i < items; i++) askFor(into, recall + i, into.inputs[i])
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      channels: ['digit'],
      signal: () => stepsWhere(length, t => t < items || t >= recall - 1),
    }
  },
})
