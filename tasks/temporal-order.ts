// Temporal order with two relevant symbols: Hochreiter & Schmidhuber (1997), experiment 6a, section 5.6, table 9.

import { z } from 'zod'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

// The alphabet, in the order of the one-hot code.
const START = 0
const END = 1
const FIRST_FILLER = 2
const LAST_FILLER = 5
const X = 6
const ALPHABET = 8

const parameters = z.strictObject({
  lag: z.int().min(10).max(100_000).default(100).describe('L, the length of the shortest sequence (steps); the paper has 100'),
})

export default defineTask({
  id: 'temporal-order',
  version: 2,
  title: 'Temporal order (experiment 6a)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `Eight symbols, one-hot: E, B, a, b, c, d, X, Y. A sequence starts with E, ends with B, and is filled with symbols drawn from a, b, c, d but for two places,
t1 in 10..20 and t2 in 50..60, each of which holds X or Y with equal probability; its length is drawn from 100..110. The net must tell, at B, the four classes XX, XY, YX and YY by
one output unit each (target 1, the others 0); the answer is correct when every output misses by less than 0.3.

Training stops when the last 2000 training sequences were all answered correctly, each before it was learned from, and their mean absolute error is below 0.1 (the
paper's "average error", without saying of what). Then 2560 fresh sequences are answered.

The lag L scales the places with the length: t1 in L/10..L/5, t2 in L/2..3L/5, length L..11L/10, E standing at time 0; L = 100 is the published task. Minimal time lag: 2L/5 - 1 steps from the second relevant symbol, 4L/5 - 1 from the first.`,
  create({ lag }) {
    const tenths = (n: number): number => Math.floor((n * lag) / 10)
    const longest = tenths(11)
    return {
      signature: {
        task: 'temporal-order',
        inputKind: 'symbols',
        inputs: ALPHABET,
        outputs: 4,
        targets: 'end',
        kind: 'classification',
        classes: 4,
        longestSequence: longest,
      },
      criterion: { kind: 'window', window: 2000, meanErrorBelow: 0.1 },
      testSequences: 2560,
      minimalLag: lag - 1 - tenths(6),
      chanceLevel: 0.25,
      constantBaseline: { answer: [0.25, 0.25, 0.25, 0.25], meanSquaredError: 0.1875 },
      sample(random, into) {
        const length = random.integer(lag, longest)
        const t1 = random.integer(tenths(1), tenths(2))
        const t2 = random.integer(tenths(5), tenths(6))
        const first = random.bit()
        const second = random.bit()
        into.begin(length)
        into.setSymbol(0, START)
        for (let t = 1; t < length - 1; t++) into.setSymbol(t, random.integer(FIRST_FILLER, LAST_FILLER))
        into.setSymbol(t1, X + first)
        into.setSymbol(t2, X + second)
        into.setSymbol(length - 1, END)
        into.addTarget(length - 1)
        into.setTarget(2 * first + second, 1)
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.3),
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets.indexOf(1),
      symbols: ['E', 'B', 'a', 'b', 'c', 'd', 'X', 'Y'],
      signal: ({ symbols, length }) => stepsWhere(length, t => symbols[t] >= X),
    }
  },
})
