// AABA melodies: Mozer (1992), section 2, table 2; the range of pitches is that of Mozer & Soukup (1991), section 3.2.

import { z } from 'zod'
import type { RandomStream } from '../engine/random.ts'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { mozer1992multiscale, mozersoukup1991 } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { mostActive } from './shared/most-active.ts'
import { newSequences } from './shared/new-sequence.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask, type TaskSignature } from './task.ts'

const PHRASES = 4
const TRAINING = 200
const TEST = 100
const TONES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B']

const parameters = z.strictObject({
  lag: z.int().min(3).max(250).default(5).describe('number of notes of a phrase; the paper has 5'),
  firstPitches: z
    .int()
    .min(2)
    .max(250)
    .default(45)
    .describe('number of pitches that a phrase may begin with; 45 phrases of five notes fit into four octaves'),
  counted: z
    .enum(['all', 'local', 'global'])
    .default('all')
    .describe('which elements must be predicted: all that can be, or only those that table 2 counts as local, or as global'),
  allowedWrong: z
    .int()
    .min(0)
    .max(TRAINING - 1)
    .default(0)
    .describe('how many of the 200 training melodies a solved trial may still answer wrong'),
})

export default defineTask({
  id: 'melodies',
  version: 2,
  title: 'AABA melodies',
  sources: [mozer1992multiscale, mozersoukup1991],
  parameters,
  card: `A phrase is five notes in ascending chromatic order, its first pitch drawn at random. A melody is two phrases in the order A, A, B, A, then an END marker: 21 elements. From each
of the 20 notes the net must predict the next element, by one output per pitch and one for END (target 1, the others 0). The training set is 200 melodies, presented in turn, the test set 100 others drawn
alike. A melody is answered correctly when at every step the most active output, with no other one as active, is that of the next element: for the second to fifth
note of each phrase, which the note before tells (the paper's local structure), and for the first note of the repeated A phrases and END (global structure: where one is, and what the phrase
before the last was). The first note of B cannot be predicted; there the most active output must be any pitch that a phrase may begin with.

The paper trains for 300 passes and prints percentages of elements, not of melodies: local 97.3 (standard net) and 96.7 (with slow units), global 58.4 and 75.6. It has no criterion of
success; here a trial is solved when all training melodies are answered correctly, which is checked after every pass, or all but \`allowedWrong\` of them. \`counted\` judges by the local or the global elements alone.

Chosen here: the pitches. The paper does not say from which the first is drawn; its net knew the 49 from C1 to C5, so the first is uniform over the 45 from which a phrase fits into them. A and B
are independent, so one melody in 45 has the same phrase four times; a melody may occur twice. Pitches are one-hot, while the paper's net has a representation of its own, in which near pitches, octaves and fifths are alike.

The lag is the number of notes of a phrase, three at the least; \`firstPitches\` stays, so the code grows with it. Minimal time lag: the lag, from the last note of the second A, over B, to the first note of the third A; END needs the
whole melody counted. No constant is right twice in a row.`,
  create({ lag, firstPitches, counted, allowedWrong }) {
    const end = firstPitches + lag - 1
    const symbols = end + 1
    const length = PHRASES * lag
    const write = (a: number, b: number, into: SequenceBuffer): void => {
      into.begin(length)
      for (let t = 0; t <= length; t++) {
        const phrase = Math.floor(t / lag)
        const element = t === length ? end : (phrase === 2 ? b : a) + (t % lag)
        if (t < length) into.setSymbol(t, element)
        if (t === 0) continue
        into.addTarget(t - 1)
        into.setTarget(element, 1)
      }
    }
    const signature: TaskSignature = {
      task: 'melodies',
      inputKind: 'symbols',
      inputs: symbols,
      outputs: symbols,
      targets: 'several',
      kind: 'regression',
      longestSequence: length,
    }
    const sample = (random: RandomStream, into: SequenceBuffer): void =>
      write(random.integer(0, firstPitches - 1), random.integer(0, firstPitches - 1), into)
    const shares = targetShares(lag, firstPitches)
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: TRAINING, mostWrong: allowedWrong },
      testSequences: TEST,
      minimalLag: lag,
      chanceLevel: 0,
      constantBaseline: {
        answer: shares,
        meanSquaredError: shares.reduce((sum, share) => sum + share * (1 - share), 0) / symbols,
      },
      sample,
      fixedSets(random) {
        const set = (count: number) => newSequences(signature, count, into => sample(random, into))
        return { training: set(TRAINING), test: set(TEST), order: 'in-turn' }
      },
      correct(answers, sequence) {
        for (let t = 1; t <= length; t++) {
          const said = mostActive(answers, (t - 1) * symbols, symbols)
          const local = t % lag !== 0
          if (t === 2 * lag) {
            if (counted === 'all' && (said < 0 || said >= firstPitches)) return false
          } else if (counted === 'all' || (counted === 'local') === local) {
            if (said !== (t === length ? end : sequence.symbols[t])) return false
          }
        }
        return true
      },
      error: meanAbsoluteError,
      symbols: Array.from({ length: symbols }, (_, i) => (i === end ? 'END' : `${TONES[i % 12]}${1 + Math.floor(i / 12)}`)),
      signal: () => stepsWhere(length, t => t % lag === 0),
    }
  },
})

/** How often each output is the next element: of 4 · lag targets. The first note of the first A is none of them. */
function targetShares(lag: number, firstPitches: number): number[] {
  const shares = Array<number>(firstPitches + lag).fill(0)
  for (let place = 0; place < lag; place++)
    for (let first = 0; first < firstPitches; first++)
      shares[first + place] += (place === 0 ? PHRASES - 1 : PHRASES) / firstPitches / (PHRASES * lag)
  shares[firstPitches + lag - 1] = 1 / (PHRASES * lag)
  return shares
}
