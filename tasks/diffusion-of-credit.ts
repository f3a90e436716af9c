// Long-term dependency in sequences of a Markov model: Bengio & Frasconi (NIPS 7), section 4.2, figure 3.

import { z } from 'zod'
import { exp, log } from '../engine/math.ts'
import type { RandomStream } from '../engine/random.ts'
import type { Sequence, SequenceBuffer } from '../engine/sequence.ts'
import { bengiofrasconi1995diffusion } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { newSequences } from './shared/new-sequence.ts'
import { defineTask, type TaskSignature } from './task.ts'

// The alphabet, in the order of the one-hot code: two symbols that begin and end a sequence, two that fill it.
const ENDS = 2
const ALPHABET = 4
const SEQUENCES = 100
/** Middles are cut here: one in 2^20 would be longer. */
const LONGEST_IN_HALF_LIVES = 20

const parameters = z.strictObject({
  lag: z
    .int()
    .min(1)
    .max(1000)
    .default(10)
    .describe(
      'span: the half-life of the middle state, so that half of all sequences have more steps than this between first and last symbol; the paper has 0.1 to 1000',
    ),
})

/** Whether every symbol that may come next is more active than every other one, at each step. */
function legalMostActive(answers: Float64Array, { symbols, targetCount }: Sequence): boolean {
  const own = symbols[0]
  for (let i = 0; i < targetCount; i++) {
    const offset = i * ALPHABET
    const other = answers[offset + 1 - own]
    const tied = answers[offset + own]
    const [c, d] = [answers[offset + ENDS], answers[offset + ENDS + 1]]
    // After the first symbol the middle must come; from then on the end may.
    const legal = i === 0 ? c > tied && d > tied : tied > other
    if (!(c > other && d > other && legal)) return false
  }
  return true
}

export default defineTask({
  id: 'diffusion-of-credit',
  version: 2,
  title: 'Diffusion of credit',
  sources: [bengiofrasconi1995diffusion],
  parameters,
  card: `Four symbols, one-hot: a, b, c, d. A hidden Markov model with two branches draws a sequence: the first symbol is a or b, each with probability 1/2; then come symbols drawn from c and d, at least one, each
followed by another with probability 2^(-1/span); the last symbol is the first once more. The span (lag) is the half-life of the middle. At every step but the last the net must predict the next symbol, one output unit for each (target 1
for the symbol that comes, the others 0).

A sequence is answered correctly when at each of these steps every symbol that the model allows next is more active than every other one: c and d after the first symbol; then c, d and the first symbol, but not its counterpart.

A trial has 100 training sequences, drawn once and presented in turn; it is solved when all are answered correctly, checked after each presentation of the set (the paper's limit is 200 of these). Then 100 fresh sequences are
answered. The paper trains hidden Markov models, which have no output units: it calls a trial successful when the likelihood of the training set is "almost as good or better" than under the generating model. The rule above
asks of a net what that asks of a model.

Of the generating model the text tells the two branches, similar but for the first and last symbol, and the self-transitions of their middle states; that the symbols are these is read into a figure whose
labels the text does not repeat. Middles are cut at 20 half-lives, which happens to one in a million. Minimal time lag: 1 step; between first and last symbol stand 1/(1 - 2^(-1/span)) steps on average, 1.44 spans for long ones. A
constant answer that prefers a to b, and c and d to both, is right half the time.`,
  create({ lag }) {
    const stay = exp(log(0.5) / lag)
    const most = LONGEST_IN_HALF_LIVES * lag
    const signature: TaskSignature = {
      task: 'diffusion-of-credit',
      inputKind: 'symbols',
      inputs: ALPHABET,
      outputs: ALPHABET,
      targets: 'several',
      kind: 'regression',
      longestSequence: most + 2,
    }
    const sample = (random: RandomStream, into: SequenceBuffer): void => {
      const own = random.bit()
      let middle = 1
      while (middle < most && random.uniform() < stay) middle++
      into.begin(middle + 2)
      into.setSymbol(0, own)
      for (let t = 1; t <= middle; t++) into.setSymbol(t, random.integer(ENDS, ALPHABET - 1))
      into.setSymbol(middle + 1, own)
      for (let t = 0; t <= middle; t++) {
        into.addTarget(t)
        into.setTarget(into.symbols[t + 1], 1)
      }
    }
    const draw = (random: RandomStream) => newSequences(signature, SEQUENCES, into => sample(random, into))
    // Of a sequence's targets one is a or b, and 1/(1 - stay) on average are c or d.
    const last = (1 - stay) / (2 - stay)
    const answer = [last / 2, last / 2, (1 - last) / 2, (1 - last) / 2]
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: SEQUENCES, mostWrong: 0 },
      testSequences: SEQUENCES,
      minimalLag: 1,
      chanceLevel: 0.5,
      // p (1 - p) for each output.
      constantBaseline: { answer, meanSquaredError: answer.reduce((sum, p) => sum + p * (1 - p), 0) / ALPHABET },
      sample,
      fixedSets: random => ({ training: draw(random), test: draw(random), order: 'in-turn' }),
      correct: legalMostActive,
      error: meanAbsoluteError,
      ideal({ symbols, targetCount }) {
        // The probabilities of the next symbol.
        const answers = new Float64Array(targetCount * ALPHABET)
        for (let i = 0; i < targetCount; i++) {
          const end = i === 0 ? 0 : 1 - stay
          answers[i * ALPHABET + symbols[0]] = end
          answers.fill((1 - end) / 2, i * ALPHABET + ENDS, (i + 1) * ALPHABET)
        }
        return answers
      },
      symbols: ['a', 'b', 'c', 'd'],
      signal: () => [0],
    }
  },
})
