// Very long time lags without local regularities: Hochreiter & Schmidhuber (1997), experiment 2c, section 5.2, table 3.

import { z } from 'zod'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(50_000)
    .default(100)
    .describe('q, the least number of distractors after x or y; the paper has 50, 100, 200, 500 and 1000'),
  distractors: z
    .int()
    .min(0)
    .max(50_000)
    .default(0)
    .describe('p, the number of distractor symbols; 0: as many as the lag, as in the first five rows of table 3'),
})

/** Beyond the first q: more occur once in 5 · 10^13 sequences. */
const MOST_FURTHER = 300

export default defineTask({
  id: 'very-long-lag',
  version: 2,
  title: 'Very long time lags without local regularities (experiment 2c)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `There are p + 4 symbols, one-hot: the distractors a1 to ap, e, b, x and y. A sequence begins with b, then x or y, equally likely, then q distractors drawn at random with replacement. Then,
again and again, comes one more distractor with probability 9/10, or else the trigger e; after e the sequence ends with x or y, the same as at its beginning. This last symbol must be predicted when e is read, by two outputs: (1, 0) for x, (0, 1) for y. There is
no other target, and the last symbol itself is no input. An answer is correct when both outputs miss by less than 0.2.

The lag is q; p is \`distractors\`, equal to q unless given. A trial is solved when 10,000 random sequences in a row are answered correctly by the net as it then is (table 11 calls them a test set): always the
same ones, checked every 1000 training sequences, since the paper prints its numbers in thousands; it does not say how often it checked. Then 10,000 fresh ones are answered.

What to know about the paper: the distractors' indices are said to be at most q, which must be p, as the two differ in half of table 3. The expected length is printed as q + 14; its own formula gives q + 13 (q + 12
steps here, without the last symbol). In some copies of the text one more distractor has probability 1/10; only 9/10 fits the formula.
The length has no bound; here there are at most ${MOST_FURTHER} distractors beyond the first q, which shortens one sequence in 5 · 10^13.

Minimal time lag: q + 1 steps, from x or y to the trigger. The constants x and y are right half the time.`,
  create({ lag, distractors }) {
    const p = distractors === 0 ? lag : distractors
    const [e, b, x] = [p, p + 1, p + 2]
    return {
      signature: {
        task: 'very-long-lag',
        inputKind: 'symbols',
        inputs: p + 4,
        outputs: 2,
        targets: 'end',
        kind: 'classification',
        classes: 2,
        longestSequence: lag + MOST_FURTHER + 3,
      },
      criterion: { kind: 'test', sequences: 10_000, every: 1000, stages: [{ name: 'solved', mostWrong: 0 }] },
      testSequences: 10_000,
      minimalLag: lag + 1,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0.5, 0.5], meanSquaredError: 0.25 },
      sample(random, into) {
        const second = random.bit()
        let count = lag
        while (count < lag + MOST_FURTHER && random.uniform() < 0.9) count++
        const last = count + 2
        into.begin(last + 1)
        into.setSymbol(0, b)
        into.setSymbol(1, x + second)
        for (let t = 2; t < last; t++) into.setSymbol(t, random.integer(0, p - 1))
        into.setSymbol(last, e)
        into.addTarget(last)
        into.setTarget(second, 1)
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.2),
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets[1],
      symbols: [...Array.from({ length: p }, (_, i) => `a${i + 1}`), 'e', 'b', 'x', 'y'],
      signal: () => [1],
    }
  },
})
