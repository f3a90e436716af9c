// The adding problem of Arjovsky, Shah & Bengio (2016), section 4.2, and their published code.

import { z } from 'zod'
import { arjovsky2016unitary } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { markedSteps, VALUE } from './shared/marked-pairs.ts'
import { defineTask } from './task.ts'

const MARKER = 1

const parameters = z.strictObject({
  lag: z
    .int()
    .min(2)
    .max(100_000)
    .multipleOf(2)
    .default(100)
    .describe('T, the length of every sequence (steps); the paper has 100, 200, 400 and 750'),
})

export default defineTask({
  id: 'adding-arjovsky',
  version: 2,
  title: 'Adding problem, a marker in each half (Arjovsky et al. 2016)',
  sources: [arjovsky2016unitary],
  parameters,
  card: `Pairs of a value, uniform in [0, 1), and a marker, 0 or 1. A sequence has T steps (lag = T). One step of the first half is marked with 1 and one of the second half, all equally likely. At the last step the
net must answer the sum of the two marked values.

The paper prints curves of the mean squared error beside that of the constant answer 1, which is 1/6, and no rule of success; others count the training steps until the mean squared error is below 0.05.
Here an answer is correct when it misses by less than 0.1, and training stops when at least 99 % of 1000 validation sequences are answered correctly, checked every 1000 training sequences (the code
tests every 50 updates, each on 20 sequences). This is the stricter rule: with answers in the range of the targets, 0 to 2, the mean squared error then is below 0.05, and about 0.01 at the most when
none of the wrong answers is far off. Then 10,000 fresh sequences are answered, as many as the code's test set has. The code trains on a fixed set of 100,000 sequences; here every training sequence is fresh.

T is even: at odd lengths code bases differ in what half the middle step belongs to. Four other problems go by the same name: \`adding\` (1997), \`adding-pascanu\` and \`adding-tcn\` are tasks of their own; code that
follows \`adding\` with the marked steps a little shifted is the fourth, and none here.

The second marker can stand at the last step, so the minimal time lag is 0; from the first marker it is T/2 steps at least.`,
  create({ lag }) {
    const half = lag / 2
    return {
      signature: {
        task: 'adding-arjovsky',
        inputKind: 'dense',
        inputs: 2,
        outputs: 1,
        targets: 'end',
        kind: 'regression',
        answerRange: [0, 2],
        longestSequence: lag,
      },
      criterion: { kind: 'test', sequences: 1000, every: 1000, stages: [{ name: 'learned', mostWrong: 10 }] },
      testSequences: 10_000,
      minimalLag: 0,
      // The sum misses 1 by 0.1 or more with probability 0.9².
      chanceLevel: 0.19,
      // Twice a value's variance.
      constantBaseline: { answer: [1], meanSquaredError: 1 / 6 },
      sample(random, into) {
        into.begin(lag)
        for (let t = 0; t < lag; t++) into.setInput(t, VALUE, random.uniform())
        const first = random.integer(0, half - 1)
        const second = random.integer(half, lag - 1)
        into.setInput(first, MARKER, 1)
        into.setInput(second, MARKER, 1)
        into.addTarget(lag - 1)
        into.setTarget(0, into.inputs[first * 2 + VALUE] + into.inputs[second * 2 + VALUE])
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.1),
      error: meanAbsoluteError,
      channels: ['value', 'marker'],
      signal: markedSteps,
    }
  },
})
