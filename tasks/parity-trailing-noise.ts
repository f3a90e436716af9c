// Parity of a short string that noise follows: Lin, Horne, Tiňo & Giles (NIPS 8), section 4.2.

import { z } from 'zod'
import type { RandomStream } from '../engine/random.ts'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { lin1996narx } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { newSequences } from './shared/new-sequence.ts'
import { onTargetSide } from './shared/sides.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask, type TaskSignature } from './task.ts'

const SHORTEST = 3
const LONGEST = 5
const STRINGS = 20
/** Stands for the symbol 1, its negative for 0. */
const SYMBOL = 0.7

const parameters = z.strictObject({
  lag: z.int().min(1).max(10_000).default(10).describe('how many steps of noise follow the string; the paper has 0 to 50'),
  noise: z.number().min(0).max(10).default(0.2).describe('b: the noise is uniform in [-b, b]'),
})

export default defineTask({
  id: 'parity-trailing-noise',
  version: 2,
  title: 'Parity with trailing noise',
  sources: [lin1996narx],
  parameters,
  card: `One input line. A string of 3 to 5 symbols, 0.7 for 1 and -0.7 for 0, is followed by steps of noise, uniform in [-0.2, 0.2] (lag = their number). At the last step the net must tell whether the
number of 1s was odd: target 0.7 for odd, -0.7 for even. The answer is correct when it has the target's sign.

A trial has 20 training strings, drawn once with their noise and presented in turn; it is solved when all are answered correctly, checked after each presentation of the set. The paper prints the share of
training strings that were classified correctly in the end and has no test set; here 20 other strings with fresh noise are answered at the end.

What the paper does not say: how strings are drawn (here the length is uniform in 3 to 5 and each symbol 1 or 0 with equal probability, so that a string may occur twice), the targets, and when a
string is classified correctly. Minimal time lag: as many steps as there is noise. A constant answer is right half the time.`,
  create({ lag, noise }) {
    const signature: TaskSignature = {
      task: 'parity-trailing-noise',
      inputKind: 'dense',
      inputs: 1,
      outputs: 1,
      targets: 'end',
      kind: 'classification',
      answerRange: [-SYMBOL, SYMBOL],
      classes: 2,
      longestSequence: LONGEST + lag,
    }
    const sample = (random: RandomStream, into: SequenceBuffer): void => {
      const string = random.integer(SHORTEST, LONGEST)
      into.begin(string + lag)
      let ones = 0
      for (let t = 0; t < string; t++) {
        const one = random.bit()
        ones += one
        into.setInput(t, 0, one === 1 ? SYMBOL : -SYMBOL)
      }
      for (let t = string; t < string + lag; t++) into.setInput(t, 0, random.between(-noise, noise))
      into.addTarget(string + lag - 1)
      into.setTarget(0, ones % 2 === 1 ? SYMBOL : -SYMBOL)
    }
    const draw = (random: RandomStream) => newSequences(signature, STRINGS, into => sample(random, into))
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: STRINGS, mostWrong: 0 },
      testSequences: STRINGS,
      minimalLag: lag,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0], meanSquaredError: SYMBOL * SYMBOL },
      sample,
      fixedSets: random => ({ training: draw(random), test: draw(random), order: 'in-turn' }),
      correct: onTargetSide,
      error: meanAbsoluteError,
      classOf: ({ targets }) => (targets[0] > 0 ? 0 : 1),
      signal: ({ length }) => stepsWhere(length, t => t < length - lag),
    }
  },
})
