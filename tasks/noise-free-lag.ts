// Noise-free sequences with a long time lag, and the same without local regularities: Hochreiter & Schmidhuber (1997), experiments 2a and
// 2b, section 5.2, table 2.

import { z } from 'zod'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { newSequences } from './shared/new-sequence.ts'
import { defineTask, type TaskSignature } from './task.ts'

const BOUND = 0.25

const parameters = z.strictObject({
  lag: z
    .int()
    .min(2)
    .max(1000)
    .default(100)
    .describe('p, steps from the first symbol to the same symbol at the end; the paper has 4, 10 and 100'),
  variant: z
    .enum(['2a', '2b'])
    .default('2a')
    .describe('2a: always the same symbols between; 2b: symbols at random between, and only the end is judged'),
})

export default defineTask({
  id: 'noise-free-lag',
  version: 2,
  title: 'Noise-free sequences with a long time lag (experiments 2a and 2b)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `There are p + 1 symbols, one-hot: a1 to a(p-1), x and y. In 2a there are only two sequences, (x, a1, a2, ..., a(p-1), x) and (y, a1, a2, ..., a(p-1), y), each
chosen with probability 0.5. In 2b each of the p - 1 symbols between is drawn from a1 to a(p-1), with replacement. At every step but the last the net must predict the next symbol, by one output per symbol (target 1 for the symbol that comes, 0 for
the others), so it reads p symbols and answers p times; error signals occur at all of them. Only the last prediction needs the first symbol, over p steps: the lag.

2a: an answer is correct when at every step every output misses by less than 0.25. (So the section says; the legend of table 11 says "at sequence end", which we take for 2b and 2c.) The paper asks for 10,000 successive sequences without error after
training; there are only two different ones, so here they are the training set and the test set, drawn from at random, and a trial is solved when the net, as it then is, answers both correctly.
2b: an answer is correct when at the last step every output misses by less than 0.25; the symbols between cannot be predicted. A trial is solved when 10,000 validation sequences in a row are answered correctly, always the same ones; then
10,000 fresh ones are answered.

The paper does not say how often it checked: here every 100 training sequences. It stopped after 5,000,000 sequences, which is for a trial's budget to say.

Minimal time lag: p - 1 steps, from reading the first symbol to predicting the last one. In 2a no constant is right, as it would have to predict two different symbols; in 2b the constant x is right half the time.`,
  create({ lag, variant }) {
    const symbols = lag + 1
    const x = lag - 1
    const atRandom = variant === '2b'
    const write = (first: number, into: SequenceBuffer, between: (step: number) => number): void => {
      into.begin(lag)
      into.setSymbol(0, first)
      for (let t = 1; t <= lag; t++) {
        const symbol = t < lag ? between(t) : first
        if (t < lag) into.setSymbol(t, symbol)
        into.addTarget(t - 1)
        into.setTarget(symbol, 1)
      }
    }
    const regular = (step: number): number => step - 1
    const signature: TaskSignature = {
      task: 'noise-free-lag',
      inputKind: 'symbols',
      inputs: symbols,
      outputs: symbols,
      targets: 'several',
      kind: 'regression',
      longestSequence: lag,
    }
    // Of p targets each a is one on average (in 2a exactly), x and y half a one each.
    const shares = Array.from({ length: symbols }, (_, symbol) => (symbol < x ? 1 : 0.5) / lag)
    return {
      signature,
      criterion: atRandom
        ? { kind: 'test', sequences: 10_000, every: 100, stages: [{ name: 'solved', mostWrong: 0 }] }
        : { kind: 'sets', sets: 'training', every: 100, mostWrong: 0 },
      testSequences: atRandom ? 10_000 : 2,
      minimalLag: lag - 1,
      chanceLevel: atRandom ? 0.5 : 0,
      constantBaseline: {
        answer: shares,
        meanSquaredError: shares.reduce((sum, share) => sum + share * (1 - share), 0) / symbols,
      },
      sample: (random, into) => write(random.integer(x, x + 1), into, atRandom ? () => random.integer(0, lag - 2) : regular),
      ...(!atRandom && {
        fixedSets() {
          const both = () => newSequences(signature, 2, (into, i) => write(x + i, into, regular))
          return { training: both(), test: both(), order: 'random' as const }
        },
      }),
      correct(answers, sequence) {
        if (!atRandom) return allErrorsBelow(answers, sequence, BOUND)
        const { targets, targetCount } = sequence
        for (let i = (targetCount - 1) * symbols; i < targetCount * symbols; i++)
          if (!(Math.abs(answers[i] - targets[i]) < BOUND)) return false
        return true
      },
      error: meanAbsoluteError,
      symbols: Array.from({ length: symbols }, (_, i) => (i < x ? `a${i + 1}` : 'xy'[i - x])),
      signal: () => [0],
    }
  },
})
