// The adding problem of Pascanu, Mikolov & Bengio (2013), as their published code has it.

import { z } from 'zod'
import { pascanu2013difficulty } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import {
  PASCANU_TEST_SEQUENCES,
  PASCANU_VALUE,
  pascanuCriterion,
  pascanuMarkedSteps,
  pascanuPairs,
  squaredErrorAllowed,
} from './shared/pascanu.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(10)
    .max(100_000)
    .default(100)
    .describe(
      'L, the length of the shortest sequence (steps); the minimal time lag is about L/2; the code trains with 50 to 199',
    ),
})

export default defineTask({
  id: 'adding-pascanu',
  version: 2,
  title: 'Adding problem (Pascanu et al. 2013)',
  sources: [pascanu2013difficulty],
  parameters,
  card: `Pairs of a marker, 0 or 1, and a value, uniform in [0, 1). The length l is drawn uniformly from L to 11L/10 - 1 (lag = L). Two pairs are marked with 1: one of the first l/10, and one of the 4l/10
that follow them (both rounded down). At the last step the net must answer half the sum of the two marked values; the answer is correct when its squared error is at most 0.04, that is, when it misses by at
most 0.2.

Training stops when 10,000 validation sequences are all answered correctly, checked every 400 training sequences (the code checks every 20 updates, each on 20 sequences, and draws other sequences
each time; here they are always the same). Then 10,000 fresh sequences are answered, a test that the code does not have.

The code draws one length for the 20 sequences of an update, here each sequence has its own. It can draw L, too, for each update: by default from 50 to 199; here L is fixed, so that success can be told by lag.

Minimal time lag: l - l/10 - 4l/10 steps, both rounded down. The rule is generous: 0.5, whatever the input, is right in 64 of 100 sequences. This is not the problem of 1997 (\`adding\`): there values are in [-1, 1],
the first and the last pair are marked with -1, the first marked pair is one of ten, and the answer may miss by 0.04 only.`,
  create({ lag }) {
    const { longest, minimalLag, draw } = pascanuPairs(lag)
    return {
      signature: {
        task: 'adding-pascanu',
        inputKind: 'dense',
        inputs: 2,
        outputs: 1,
        targets: 'end',
        kind: 'regression',
        longestSequence: longest,
      },
      criterion: pascanuCriterion,
      testSequences: PASCANU_TEST_SEQUENCES,
      minimalLag,
      // The sum misses 1 by more than 0.4 with probability 0.6².
      chanceLevel: 0.64,
      // A value's variance is 1/12; the target's is a quarter of the sum's.
      constantBaseline: { answer: [0.5], meanSquaredError: 1 / 24 },
      sample(random, into) {
        const [first, second] = draw(random, into)
        into.addTarget(into.length - 1)
        into.setTarget(0, (into.inputs[first * 2 + PASCANU_VALUE] + into.inputs[second * 2 + PASCANU_VALUE]) / 2)
      },
      correct: squaredErrorAllowed,
      error: meanAbsoluteError,
      channels: ['marker', 'value'],
      signal: pascanuMarkedSteps,
    }
  },
})
