// The random permutation problem of Pascanu, Mikolov & Bengio (2013), as their published code has it.

import { z } from 'zod'
import { pascanu2013difficulty } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { PASCANU_TEST_SEQUENCES, pascanuCriterion } from './shared/pascanu.ts'
import { targetsMostActive } from './shared/recall.ts'
import { defineTask } from './task.ts'

const FIRST_FILLER = 2

const parameters = z.strictObject({
  lag: z
    .int()
    .min(2)
    .max(100_000)
    .default(100)
    .describe('L, the length of every sequence (steps); the code trains with 50 to 199'),
  alphabet: z.int().min(3).max(1000).default(100).describe('how many symbols there are, the two that matter among them'),
})

export default defineTask({
  id: 'random-permutation',
  version: 2,
  title: 'Random permutation (Pascanu et al. 2013)',
  sources: [pascanu2013difficulty],
  parameters,
  card: `A hundred symbols, one-hot, 0 to 99. A sequence has L steps (lag = L). Its first symbol is 0 or 1 with equal probability, all others are drawn from 2 to 99, with replacement, so that it is no permutation in
spite of its name. At the last step the net must predict the symbol that would come next, which is the first one again, by one output for each symbol; the answer is correct when the right output is
the most active. No other prediction is asked for (the code has targets at every step, but commented out).

Training stops when 10,000 validation sequences are all answered correctly, checked every 400 training sequences (the code checks every 20 updates, each on 20 sequences, and draws other sequences
each time; here they are always the same). Then 10,000 fresh sequences are answered, a test that the code does not have.

The code can draw L for each update: by default from 50 to 199; here L is fixed, so that success can be told by lag. Nothing marks the last step.

Time lag: L - 1 steps. Always telling 0 (or 1) is right half the time.`,
  create({ lag, alphabet }) {
    return {
      signature: {
        task: 'random-permutation',
        inputKind: 'symbols',
        inputs: alphabet,
        outputs: alphabet,
        targets: 'end',
        kind: 'classification',
        classes: 2,
        longestSequence: lag,
      },
      criterion: pascanuCriterion,
      testSequences: PASCANU_TEST_SEQUENCES,
      minimalLag: lag - 1,
      chanceLevel: 0.5,
      // The two outputs that are ever wanted have a variance of 1/4 each.
      constantBaseline: {
        answer: Array.from({ length: alphabet }, (_, k) => (k < FIRST_FILLER ? 0.5 : 0)),
        meanSquaredError: 0.5 / alphabet,
      },
      sample(random, into) {
        const first = random.bit()
        into.begin(lag)
        into.setSymbol(0, first)
        for (let t = 1; t < lag; t++) into.setSymbol(t, random.integer(FIRST_FILLER, alphabet - 1))
        into.addTarget(lag - 1)
        into.setTarget(first, 1)
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      classOf: ({ symbols }) => symbols[0],
      symbols: Array.from({ length: alphabet }, (_, symbol) => String(symbol)),
      signal: () => [0],
    }
  },
})
