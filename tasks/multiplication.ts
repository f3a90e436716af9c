// The multiplication problem: Hochreiter & Schmidhuber (1997), experiment 5, section 5.5, table 8.

import { z } from 'zod'
import { log } from '../engine/math.ts'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { markedPairs, markedSteps, VALUE } from './shared/marked-pairs.ts'
import { defineTask } from './task.ts'

const TOLERANCE = 0.04

const parameters = z.strictObject({
  lag: z
    .int()
    .min(4)
    .max(100_000)
    .default(100)
    .describe('T, the length of the shortest sequence (steps); the minimal time lag is T/2'),
  wrongBelow: z
    .int()
    .min(1)
    .max(2000)
    .default(13)
    .describe('n_seq: training stops when fewer than this many of the last 2000 sequences were wrong; the paper has 140 and 13'),
  firstPair: z
    .enum(['one-input', 'one-target'])
    .default('one-input')
    .describe(
      'what "X1 is set to 1.0" means when the very first pair is marked: the input value too, or its factor in the target only',
    ),
})

export default defineTask({
  id: 'multiplication',
  version: 2,
  title: 'Multiplication problem (experiment 5)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `Pairs of a value, uniform in [0, 1], and a marker. Two pairs are marked with 1: one of the first ten pairs (for T below 20, of the first T/2), its value is X1;
and one of the first T/2 - 1 pairs that are still unmarked, its value is X2. The first and the last pair, unless marked, have the marker -1, all others 0. The length is
drawn uniformly from T to T + T/10 (lag = T). At the last step the net must answer X1 · X2; the answer is correct when it misses by less than 0.04.

Training stops when fewer than n_seq of the last 2000 training sequences were answered wrong, each before it was learned from. The paper tests its nets twice, at n_seq = 140 and
again at n_seq = 13; here each is a trial of its own, by the option \`wrongBelow\`. Then 2560 fresh sequences are answered. (The column "MSE" of the paper's table 8 contradicts
its text and cannot be a mean squared error beside so few wrong answers: it is no target.)

When the very first pair is marked its value counts as 1. By default the input shows that 1; the option \`firstPair\` keeps the other reading, in which the input keeps
its value and about 12 % of all sequences contradict the rest.

Minimal time lag: T/2 steps. This is the 1997 definition, with the products as they are. The best constant answer is 0.04, as small products are the most frequent.`,
  create({ lag, wrongBelow, firstPair }) {
    const pairs = markedPairs(lag)
    const { firstMarked } = pairs
    const smallProduct = 2 * TOLERANCE
    return {
      signature: {
        task: 'multiplication',
        inputKind: 'dense',
        inputs: 2,
        outputs: 1,
        targets: 'end',
        kind: 'regression',
        longestSequence: pairs.longest,
      },
      criterion: { kind: 'window', window: 2000, mostWrong: wrongBelow - 1 },
      testSequences: 2560,
      minimalLag: pairs.minimalLag,
      // A product of two uniform values is below z with probability z - z ln z, of density -ln z, which falls: the best interval of width 0.08 is
      // the lowest. With a first factor of 1 the product is uniform.
      chanceLevel: (1 - firstMarked) * smallProduct * (1 - log(smallProduct)) + firstMarked * smallProduct,
      // Means of the product and of its square: 1/4 and 1/9, or 1/2 and 1/3 where the first factor is 1.
      constantBaseline: {
        answer: [(1 + firstMarked) / 4],
        meanSquaredError: (1 + 2 * firstMarked) / 9 - ((1 + firstMarked) / 4) * ((1 + firstMarked) / 4),
      },
      sample(random, into) {
        const [x1, x2] = pairs.draw(random, into, 0, 1)
        const firstIsMarked = x1 === 0 || x2 === 0
        if (firstIsMarked && firstPair === 'one-input') into.setInput(0, VALUE, 1)
        const value = (t: number): number => (t === 0 ? 1 : into.inputs[t * 2 + VALUE])
        into.addTarget(into.length - 1)
        into.setTarget(0, value(x1) * value(x2))
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, TOLERANCE),
      error: meanAbsoluteError,
      channels: ['value', 'marker'],
      signal: markedSteps,
    }
  },
})
