// The gap task: Mozer (1992), introduction and section 3, tables 1 and 3; judged as in Ring (1993), section 4, figure 1, table 2.

import { z } from 'zod'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { mozer1992multiscale, ring1993 } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { mostActive } from './shared/most-active.ts'
import { newSequences } from './shared/new-sequence.ts'
import { defineTask, type TaskSignature } from './task.ts'

// The alphabet, in the order of the one-hot code: the two triggers X and Y, then the symbols of the fixed string.
const TRIGGERS = 2
const PUBLISHED_STRING = 11

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(500)
    .default(10)
    .describe('the gap: number of symbols between the two triggers; the papers have 2, 4, 6, 8, 10, 24 and 25'),
  continuous: z
    .boolean()
    .default(false)
    .describe('whether the two sequences follow each other as one stream, without a boundary where a net forgets'),
})

export default defineTask({
  id: 'gap',
  version: 2,
  title: 'Gap task',
  sources: [mozer1992multiscale, ring1993],
  parameters,
  card: `Two sequences of 13 symbols, one-hot: a trigger, X or Y, then the fixed string A B C D E F G H I J K, into which the same trigger is inserted a second time, such that \`gap\` symbols stand between the
two (XABXCDEFGHIJK: gap 2). At every step but the last the net must predict the next symbol, by one output per symbol (target 1, the others 0); the step at the end of the
gap needs the trigger from its beginning. A sequence is answered correctly when at each of these steps the most active output, with no other one as active, is that of the
next symbol. (Ring's rule: all elements but the first trigger, which nothing announces. Mozer says "learned" only.)

The training set is the two sequences, presented in turn; one pass, Mozer's epoch, is two sequences. A trial is solved when both are answered correctly, which is checked after every pass. There are no others:
the final test is on the same two, and says nothing of other gaps.

The lag is the gap. Up to 11 the sequences are those of Mozer's figures. Longer gaps need a longer string: Mozer tested up to 25 and Ring up to 24, who says that no symbol of his
string occurs twice, and neither prints the string; 24 is all that the alphabet has beside X and Y. Here the string has as many different symbols as the gap, so that the sequence ends with the second trigger, and the
code grows by as many. Mozer's variant with random symbols from A to D in the gap is not this one.

Whether the papers' nets forgot between two sequences is not said; \`continuous\` lets them run on. Minimal time lag: the gap. No constant is ever right: it cannot predict two different symbols.`,
  create({ lag, continuous }) {
    const string = Math.max(PUBLISHED_STRING, lag)
    const symbols = TRIGGERS + string
    const length = string + 2
    const targets = length - 1
    const write = (trigger: number, into: SequenceBuffer): void => {
      into.begin(length)
      for (let t = 0; t < length; t++) {
        const repeated = t === 0 || t === lag + 1
        const symbol = repeated ? trigger : TRIGGERS + (t <= lag ? t - 1 : t - 2)
        into.setSymbol(t, symbol)
        if (t === 0) continue
        into.addTarget(t - 1)
        into.setTarget(symbol, 1)
      }
    }
    const signature: TaskSignature = {
      task: 'gap',
      inputKind: 'symbols',
      inputs: symbols,
      outputs: symbols,
      targets: 'several',
      kind: 'regression',
      longestSequence: length,
      continuous,
    }
    // Of all targets each trigger is the next symbol in half of the sequences once, each other symbol in all of them once.
    const shares = Array.from({ length: symbols }, (_, symbol) => (symbol < TRIGGERS ? 0.5 : 1) / targets)
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: 2, mostWrong: 0 },
      testSequences: 2,
      minimalLag: lag,
      chanceLevel: 0,
      constantBaseline: {
        answer: shares,
        meanSquaredError: shares.reduce((sum, share) => sum + share * (1 - share), 0) / symbols,
      },
      sample: (random, into) => write(random.bit(), into),
      fixedSets() {
        const both = () => newSequences(signature, 2, (into, trigger) => write(trigger, into))
        return { training: both(), test: both(), order: 'in-turn' }
      },
      correct(answers, sequence) {
        for (let i = 0; i < sequence.targetCount; i++)
          if (mostActive(answers, i * symbols, symbols) !== sequence.symbols[i + 1]) return false
        return true
      },
      error: meanAbsoluteError,
      symbols: ['X', 'Y', ...Array.from({ length: string }, (_, i) => nameOf(i))],
      signal: () => [0],
    }
  },
})

/** A to W and Z, then A1 and so on. */
function nameOf(i: number): string {
  const letter = 'ABCDEFGHIJKLMNOPQRSTUVWZ'[i % 24]
  return i < 24 ? letter : `${letter}${Math.floor(i / 24)}`
}
