// Multi-query associative recall: Arora et al. (2024), figure 2, and their published code (Zoology).

import { z } from 'zod'
import { exp, log } from '../engine/math.ts'
import type { RandomStream } from '../engine/random.ts'
import { arora2024zoology } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { askFor, oneHotBaseline, targetsMostActive } from './shared/recall.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const BLANK = 0

const parameters = z.strictObject({
  lag: z
    .int()
    .min(4)
    .max(20_000)
    .multipleOf(2)
    .default(64)
    .describe('N, the length of every sequence (steps), at least four times `pairs`; the paper has 64, 128, 256 and 512'),
  pairs: z
    .int()
    .min(1)
    .max(1000)
    .default(4)
    .describe('D: how many keys have a value; the paper has 4, 8, 16 and 64, one for each N'),
  vocabulary: z
    .int()
    .min(4)
    .max(8192)
    .multipleOf(2)
    .default(32)
    .describe('how many symbols there are: a blank, keys, and as many values as keys and blank together; the paper has 8192'),
  power: z
    .number()
    .min(0.001)
    .max(10)
    .default(0.01)
    .describe('a: the i-th place for a query is chosen with probability proportional to i^(a-1); at 1 all are equally likely'),
  others: z
    .enum(['blank', 'random'])
    .default('blank')
    .describe(
      'what stands where there is no key, value or query: the blank, as in the paper, or any symbol, the default of the later code',
    ),
})

export default defineTask({
  id: 'associative-recall',
  version: 2,
  title: 'Multi-query associative recall',
  sources: [arora2024zoology],
  parameters,
  card: `The symbols, one-hot, are a blank, keys (the rest of the first half of the vocabulary) and values (the second half). A sequence has N steps (lag = N). It starts with D pairs, a key and then its value; the
keys are drawn without replacement, so are the values. The (N - 2D)/2 places that follow, two steps each, hold D queries: each key comes once more, at the first step of a place, and at this very step the
net must tell its value, by one output for each symbol. All other steps are blank and not scored.

The places of the queries are drawn one after the other, for the first key first, from those that are still free, the i-th with probability proportional to i^(a-1), a = 0.01: most queries come soon.

The paper has a vocabulary of 8192 symbols, with (N, D) of (64, 4), (128, 8), (256, 16) and (512, 64), trains on 100,000 sequences and tests on 3000. The default vocabulary here is 32, so that small nets can
represent it; the paper warns that a small vocabulary makes the task easier and hides differences (its code wants more symbols than steps). Training sequences are always fresh here.

Results are curves of the accuracy at the queries; the code stops training at 99 %. Here a sequence is correct when at every query the most active output is the right one, and training stops when at least 99 % of
3000 validation sequences are correct, which is the stricter rule, checked every 1000 training sequences. Then 3000 fresh sequences are answered.

Minimal time lag: 1 step from the last value to a query at the first place; N - 2 steps at the most, from the first key. The values of a sequence differ, so no constant answer is correct.`,
  create({ lag, pairs, vocabulary, power, others }) {
    if (4 * pairs > lag) throw new RangeError(`Expected \`pairs\` not to be above a quarter of \`lag\` (${lag}), got ${pairs}`)
    const firstValue = vocabulary / 2
    const keyCount = firstValue - 1
    if (pairs > keyCount)
      throw new RangeError(
        `Expected \`pairs\` not to be above the number of keys (${keyCount}, half the \`vocabulary\` less 1), got ${pairs}`,
      )
    const context = 2 * pairs
    const places = (lag - context) / 2
    const weights = Float64Array.from({ length: places }, (_, i) => exp((power - 1) * log(i + 1)))
    const keys = new Uint16Array(keyCount)
    const values = new Uint16Array(firstValue)
    // The pair that a place asks for, or none.
    const asked = new Int32Array(places)

    function drawPlace(random: RandomStream): number {
      let free = 0
      for (let i = 0; i < places; i++) if (asked[i] < 0) free += weights[i]
      let rest = random.uniform() * free
      let last = -1
      for (let i = 0; i < places; i++)
        if (asked[i] < 0) {
          last = i
          rest -= weights[i]
          if (rest < 0) break
        }
      return last
    }

    return {
      signature: {
        task: 'associative-recall',
        inputKind: 'symbols',
        inputs: vocabulary,
        outputs: vocabulary,
        targets: 'several',
        kind: 'regression',
        longestSequence: lag,
      },
      criterion: { kind: 'test', sequences: 3000, every: 1000, stages: [{ name: 'recalled', mostWrong: 30 }] },
      testSequences: 3000,
      minimalLag: 1,
      // One pair has one value, several have different ones.
      chanceLevel: pairs === 1 ? 1 / firstValue : 0,
      constantBaseline: oneHotBaseline(Array.from({ length: vocabulary }, (_, k) => (k < firstValue ? 0 : 1 / firstValue))),
      sample(random, into) {
        drawWithoutReplacement(random, pairs, keys, 1)
        drawWithoutReplacement(random, pairs, values, firstValue)
        into.begin(lag)
        for (let t = 0; t < lag; t++) into.setSymbol(t, BLANK)
        asked.fill(-1)
        for (let pair = 0; pair < pairs; pair++) {
          into.setSymbol(2 * pair, keys[pair])
          into.setSymbol(2 * pair + 1, values[pair])
          const place = drawPlace(random)
          asked[place] = pair
          into.setSymbol(context + 2 * place, keys[pair])
        }
        for (let place = 0; place < places; place++)
          if (asked[place] >= 0) askFor(into, context + 2 * place, values[asked[place]])
        if (others === 'random')
          for (let t = context; t < lag; t++) if (into.symbols[t] === BLANK) into.setSymbol(t, random.integer(0, vocabulary - 1))
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      symbols: Array.from({ length: vocabulary }, (_, k) =>
        k === 0 ? 'blank' : k < firstValue ? `key ${k}` : `value ${k - keyCount}`,
      ),
      signal: ({ targetSteps, targetCount }) => {
        const queries = targetSteps.subarray(0, targetCount)
        return stepsWhere(lag, t => t < context || queries.includes(t))
      },
    }
  },
})

/** Puts `count` of the symbols from `first` on into the front of `symbols`, which holds them all: every choice and order equally likely. */
function drawWithoutReplacement(random: RandomStream, count: number, symbols: Uint16Array, first: number): void {
  for (let i = 0; i < symbols.length; i++) symbols[i] = first + i
  for (let i = 0; i < count; i++) {
    const j = random.integer(i, symbols.length - 1)
    const symbol = symbols[i]
    symbols[i] = symbols[j]
    symbols[j] = symbol
  }
}
