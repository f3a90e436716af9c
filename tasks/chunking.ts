// A 20-step time lag without episode boundaries: Schmidhuber (1992), "Learning complex, extended sequences using the principle of history
// compression", section 5; mentioned in Schmidhuber (NIPS 4), section 5.

import { z } from 'zod'
import { schmidhuber1992chunker, schmidhuber1992reduced } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { mostActive } from './shared/most-active.ts'
import { defineTask } from './task.ts'

// The alphabet, in the order of the one-hot code: a, x, b1, b2 and so on. The target unit comes after the outputs for symbols.
const A = 0
const X = 1
const FIRST_B = 2

const parameters = z.strictObject({
  lag: z.int().min(2).max(2000).default(20).describe('number of b symbols after a or x; the paper has 20, and an easier 5'),
  noise: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe('probability that a b symbol other than the last is replaced by a random one: how incompressible the stream is'),
})

export default defineTask({
  id: 'chunking',
  version: 2,
  title: 'History compression: long lags without boundaries',
  sources: [schmidhuber1992chunker, schmidhuber1992reduced],
  parameters,
  card: `A stream of 22 symbols, one-hot: a, x, b1 to b20. It consists of two strings, a b1 ... b20 and x b1 ... b20, equally likely, in random order, without any boundary between them. At every step the net must predict the next symbol, by
one output each (target 1, the others 0). One more output, the target unit, must be 1 when a b1 ... b20 comes to its end, and 0 when x b1 ... b20 does: that needs the a or x of 20 steps ago, while the b
symbols are easily predicted from each other.

A sequence here is the piece of the stream from the prediction of an a or x to that of the b20 after it. Its first input is therefore the b20 of the string before, its last one b19 (at the very beginning of training
a b20 stands that nothing precedes). A target belongs to the step at which the last symbol arrives, and is predicted together with it, before it is seen, as in the paper's equations. At all other steps the target unit
is trained to be 0 (the paper has no target there, which cannot be had together with targets for the symbols).

The paper does not say when it counted a run as solved. Here an answer is correct when the target unit misses by less than 0.25 at the end of the string (the bound that the LSTM paper set for the
chunker on its task 2a) and at every step the most active symbol, with no other as active, is one that can come next: b1 after a or x and so on, a or x after b20. The trial is solved when the last 100 strings were all answered
correctly, each before it was learned from; then 1000 fresh ones are answered.

The lag is the number of b symbols; for longer lags, such as the 1000 steps that later papers mention without details, the alphabet grows with it. \`noise\` is ours: each b but the last is replaced with that probability, by one of b1 to b19 at random, and where
it is above 0 any b may be predicted in their places. At 1 nothing but the end is left to compress, and the steps must be counted.

Minimal time lag: 19 steps (lag - 1), from the a or x as an input to the answer at the last step. No constant predicts both a or x and a b.`,
  create({ lag, noise }) {
    const symbols = FIRST_B + lag
    const lastB = symbols - 1
    const outputs = symbols + 1
    const targetUnit = symbols
    const length = lag + 1
    // Each symbol's share of the targets: a and x half a time in a string, each b once on average, whatever the noise; the target unit like a.
    const shares = Array.from({ length: outputs }, (_, k) => (k === A || k === X || k === targetUnit ? 0.5 : 1) / length)
    return {
      signature: {
        task: 'chunking',
        inputKind: 'symbols',
        inputs: symbols,
        outputs,
        targets: 'several',
        kind: 'regression',
        longestSequence: length,
        continuous: true,
      },
      criterion: { kind: 'window', window: 100 },
      testSequences: 1000,
      minimalLag: lag - 1,
      chanceLevel: 0,
      constantBaseline: {
        answer: shares,
        meanSquaredError: shares.reduce((sum, share) => sum + share * (1 - share), 0) / outputs,
      },
      sample(random, into) {
        const first = random.integer(A, X)
        into.begin(length)
        let symbol = lastB
        for (let t = 0; t < length; t++) {
          into.setSymbol(t, symbol)
          if (t === 0) symbol = first
          else if (t < lag && noise > 0 && random.uniform() < noise) symbol = random.integer(FIRST_B, lastB - 1)
          else symbol = FIRST_B + t - 1
          into.addTarget(t)
          into.setTarget(symbol, 1)
        }
        if (first === A) into.setTarget(targetUnit, 1)
      },
      correct(answers, { targets }) {
        for (let t = 0; t < length; t++) {
          const offset = t * outputs
          const said = mostActive(answers, offset, symbols)
          if (Number.isNaN(answers[offset + targetUnit])) return false
          if (t === 0) {
            if (said !== A && said !== X) return false
          } else if (noise > 0 && t < lag) {
            if (said < FIRST_B) return false
          } else if (said !== FIRST_B + t - 1) return false
        }
        const place = lag * outputs + targetUnit
        return Math.abs(answers[place] - targets[place]) < 0.25
      },
      error: meanAbsoluteError,
      symbols: ['a', 'x', ...Array.from({ length: lag }, (_, i) => `b${i + 1}`)],
      signal: () => [1],
    }
  },
})
