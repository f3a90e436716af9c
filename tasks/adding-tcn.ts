// The adding problem as in the comparison of convolutional and recurrent nets: Bai, Kolter & Koltun (2018), and their published code (TCN).

import { z } from 'zod'
import { bai2018convolutional } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { markedSteps, VALUE } from './shared/marked-pairs.ts'
import { defineTask } from './task.ts'

const MARKER = 1

const parameters = z.strictObject({
  lag: z.int().min(2).max(100_000).default(400).describe('T, the length of every sequence (steps); the code has 400'),
})

export default defineTask({
  id: 'adding-tcn',
  version: 2,
  title: 'Adding problem, markers anywhere (TCN)',
  sources: [bai2018convolutional],
  parameters,
  card: `Pairs of a value, uniform in [0, 1), and a marker, 0 or 1. A sequence has T steps (lag = T). Two different steps, anywhere, are marked with 1, all pairs of steps equally likely. At the last step the net
must answer the sum of the two marked values.

The code prints the mean squared error on 1000 test sequences, and no rule of success (the constant answer 1 has 1/6; the code's notes print 0.1767). Here an answer is correct when it misses by less than 0.1, and
training stops when at least 99 % of 1000 validation sequences are answered correctly, checked every 1000 training sequences: the rule of \`adding-arjovsky\`, by which the mean squared error of answers
between 0 and 2 is below 0.05. Then 1000 fresh sequences are answered. The code trains on a fixed set of 50,000 sequences, tested after each pass; here every training sequence is fresh.

The difference from \`adding-arjovsky\` is in the marked steps only, but both of them may be late here.

A marker can stand at the last step, so the minimal time lag is 0.`,
  create({ lag }) {
    return {
      signature: {
        task: 'adding-tcn',
        inputKind: 'dense',
        inputs: 2,
        outputs: 1,
        targets: 'end',
        kind: 'regression',
        answerRange: [0, 2],
        longestSequence: lag,
      },
      criterion: { kind: 'test', sequences: 1000, every: 1000, stages: [{ name: 'learned', mostWrong: 10 }] },
      testSequences: 1000,
      minimalLag: 0,
      // The sum misses 1 by 0.1 or more with probability 0.9².
      chanceLevel: 0.19,
      // Twice a value's variance.
      constantBaseline: { answer: [1], meanSquaredError: 1 / 6 },
      sample(random, into) {
        into.begin(lag)
        for (let t = 0; t < lag; t++) into.setInput(t, VALUE, random.uniform())
        const one = random.integer(0, lag - 1)
        const unmarked = random.integer(0, lag - 2)
        const other = unmarked < one ? unmarked : unmarked + 1
        into.setInput(one, MARKER, 1)
        into.setInput(other, MARKER, 1)
        into.addTarget(lag - 1)
        into.setTarget(0, into.inputs[one * 2 + VALUE] + into.inputs[other * 2 + VALUE])
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.1),
      error: meanAbsoluteError,
      channels: ['value', 'marker'],
      signal: markedSteps,
    }
  },
})
