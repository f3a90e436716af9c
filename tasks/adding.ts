// The adding problem: Hochreiter & Schmidhuber (1997), experiment 4, section 5.4, table 7. Four other problems go by the same name
// (Arjovsky et al. 2016 and others): see the card.

import { z } from 'zod'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const VALUE = 0
const MARKER = 1

const parameters = z.strictObject({
  lag: z
    .int()
    .min(4)
    .max(100_000)
    .default(100)
    .describe('T, the length of the shortest sequence (steps); the minimal time lag is T/2'),
  firstPair: z
    .enum(['zero-input', 'zero-target'])
    .default('zero-input')
    .describe(
      'what "X1 is set to zero" means when the very first pair is marked: the input value too, or its share of the target only',
    ),
})

export default defineTask({
  id: 'adding',
  version: 2,
  title: 'Adding problem (experiment 4)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `Pairs of a value, uniform in [-1, 1], and a marker. Two pairs are marked with 1: one of the first ten pairs (for T below 20, of the first T/2), its value is X1;
and one of the first T/2 - 1 pairs that are still unmarked, its value is X2. The first and the last pair, unless marked, have the marker -1, all others 0. The length is
drawn uniformly from T to T + T/10 (lag = T). At the last step the net must answer 0.5 + (X1 + X2)/4; the answer is correct when it misses by less than 0.04.

Training stops when the last 2000 training sequences were all answered correctly, each before it was learned from, and their mean absolute error is below 0.01
(the paper says "average training error", without saying of what or over how many). Then 2560 fresh sequences are answered.

When the very first pair is marked its value counts as zero. By default the input shows that zero; the option \`firstPair\` keeps the other reading, in which the input
keeps its value and about 12 % of all sequences contradict the rest.

Minimal time lag: T/2 steps. This is the 1997 definition; "adding problem" elsewhere means values in [0, 1], the plain sum, a marker in each half, and a mean squared error below some threshold.`,
  create({ lag, firstPair }) {
    const firstCandidates = Math.min(10, Math.floor(lag / 2))
    const secondCandidates = Math.floor(lag / 2) - 1
    const longest = lag + Math.floor(lag / 10)
    // The first pair is X1 or X2 (never both); its value then is 0 instead of uniform.
    const firstIsX1 = 1 / firstCandidates
    const firstIsX2 = (1 - firstIsX1) / secondCandidates
    const zeroed = firstIsX1 + firstIsX2
    return {
      signature: {
        task: 'adding',
        inputKind: 'dense',
        inputs: 2,
        outputs: 1,
        targets: 'end',
        kind: 'regression',
        longestSequence: longest,
      },
      criterion: { kind: 'window', window: 2000, meanErrorBelow: 0.01 },
      testSequences: 2560,
      minimalLag: lag - Math.floor(lag / 2),
      // Always 0.5 is right when |X1 + X2| < 0.16: probability 0.16 - 0.16²/4 for two uniform values, 0.16 for one and a zero.
      chanceLevel: 0.1536 * (1 - zeroed) + 0.16 * zeroed,
      // A value's variance is 1/3, or 0 where it is zeroed; the target's is a sixteenth of the sum.
      constantBaseline: { answer: [0.5], meanSquaredError: (2 - zeroed) / 48 },
      sample(random, into) {
        const length = random.integer(lag, longest)
        into.begin(length)
        for (let t = 0; t < length; t++) into.setInput(t, VALUE, random.between(-1, 1))
        into.setInput(0, MARKER, -1)
        into.setInput(length - 1, MARKER, -1)
        const x1 = random.integer(0, firstCandidates - 1)
        const unmarked = random.integer(0, secondCandidates - 1)
        const x2 = unmarked < x1 ? unmarked : unmarked + 1
        into.setInput(x1, MARKER, 1)
        into.setInput(x2, MARKER, 1)
        const firstMarked = x1 === 0 || x2 === 0
        if (firstMarked && firstPair === 'zero-input') into.setInput(0, VALUE, 0)
        const value = (t: number): number => (t === 0 ? 0 : into.inputs[t * 2 + VALUE])
        into.addTarget(length - 1)
        into.setTarget(0, 0.5 + (value(x1) + value(x2)) / 4)
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.04),
      error: meanAbsoluteError,
      channels: ['value', 'marker'],
      signal: ({ inputs, length }) => stepsWhere(length, t => inputs[t * 2 + MARKER] === 1),
    }
  },
})
