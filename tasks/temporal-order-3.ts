// Temporal order with three relevant symbols: Hochreiter & Schmidhuber (1997), experiment 6b, section 5.6, table 9.

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

const CLASSES = 8

const parameters = z.strictObject({
  lag: z.int().min(10).max(100_000).default(100).describe('L, the length of the shortest sequence (steps); the paper has 100'),
})

export default defineTask({
  id: 'temporal-order-3',
  version: 2,
  title: 'Temporal order with three symbols (experiment 6b)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `Eight symbols, one-hot: E, B, a, b, c, d, X, Y. A sequence starts with E, ends with B, and is filled with symbols drawn from a, b, c, d but for three places,
t1 in 10..20, t2 in 33..43 and t3 in 66..76, each of which holds X or Y with equal probability; its length is drawn from 100..110. The net must tell, at B, the eight classes
XXX, XXY, XYX, XYY, YXX, YXY, YYX and YYY (the paper's Q, R, S, U, V, A, B, C) by one output unit each (target 1, the others 0); the answer is correct when every output misses
by less than 0.3.

Training stops when the last 2000 training sequences were all answered correctly, each before it was learned from, and their mean absolute error is below 0.1 (the
paper's "average training error", without saying of what). Then 2560 fresh sequences are answered.

The lag L scales the places with the length, rounded down: t1 in 10..20, t2 in 33..43 and t3 in 66..76 hundredths of L, length L..11L/10, E standing at time 0; L = 100 is the
published task. Minimal time lag: L - 1 - 76L/100 steps from the third relevant symbol (the paper, counting otherwise, prints 24), L - 1 - L/5 from the first.`,
  create({ lag }) {
    const hundredths = (n: number): number => Math.floor((n * lag) / 100)
    const longest = hundredths(110)
    return {
      signature: {
        task: 'temporal-order-3',
        inputKind: 'symbols',
        inputs: ALPHABET,
        outputs: CLASSES,
        targets: 'end',
        kind: 'classification',
        classes: CLASSES,
        longestSequence: longest,
      },
      criterion: { kind: 'window', window: 2000, meanErrorBelow: 0.1 },
      testSequences: 2560,
      minimalLag: lag - 1 - hundredths(76),
      chanceLevel: 1 / CLASSES,
      // p (1 - p) for each output, p = 1/8.
      constantBaseline: { answer: Array<number>(CLASSES).fill(1 / CLASSES), meanSquaredError: 7 / 64 },
      sample(random, into) {
        const length = random.integer(lag, longest)
        const t1 = random.integer(hundredths(10), hundredths(20))
        const t2 = random.integer(hundredths(33), hundredths(43))
        const t3 = random.integer(hundredths(66), hundredths(76))
        const order = random.integer(0, CLASSES - 1)
        into.begin(length)
        into.setSymbol(0, START)
        for (let t = 1; t < length - 1; t++) into.setSymbol(t, random.integer(FIRST_FILLER, LAST_FILLER))
        // The class in binary: X is 0, Y is 1, the first symbol in the highest place.
        into.setSymbol(t1, X + (order >> 2))
        into.setSymbol(t2, X + ((order >> 1) & 1))
        into.setSymbol(t3, X + (order & 1))
        into.setSymbol(length - 1, END)
        into.addTarget(length - 1)
        into.setTarget(order, 1)
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, 0.3),
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets.indexOf(1),
      symbols: ['E', 'B', 'a', 'b', 'c', 'd', 'X', 'Y'],
      signal: ({ symbols, length }) => stepsWhere(length, t => symbols[t] >= X),
    }
  },
})
