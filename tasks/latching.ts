// The latching problem: Lin, Horne, Tiňo & Giles (NIPS 8), section 4.1.

import { z } from 'zod'
import type { RandomStream } from '../engine/random.ts'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { bengio1994, lin1996narx } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { newSequences } from './shared/new-sequence.ts'
import { onTargetSide } from './shared/sides.ts'
import { defineTask, type TaskSignature } from './task.ts'

const NOISE = 2
const STRINGS = 60

const parameters = z.strictObject({
  lag: z.int().min(2).max(10_000).default(10).describe('T, the length of every sequence (steps); the paper has 10, 12, ..., 200'),
  quiet: z
    .int()
    .min(1)
    .max(1000)
    .default(3)
    .describe('L, how many first steps are free of noise; below the lag; the paper does not print it'),
  noise: z.number().min(0).max(10).default(0.155).describe('b: the noise is uniform in [-b, b]'),
})

export default defineTask({
  id: 'latching',
  version: 2,
  title: 'Latching problem',
  sources: [lin1996narx, bengio1994],
  parameters,
  card: `Three input lines, T steps (lag = T), two equally likely classes. At the first step the first line is 1 for class 1, the second for class 2; otherwise both are 0. The third line is noise: 0 for the
first L steps, then uniform in [-0.155, 0.155]. At the last step the net must answer 0.8 for class 1 and -0.8 for class 2; the answer is correct when it has the target's sign.

A trial has 30 training sequences of each class, drawn once and presented in turn, the classes alternating; it is solved when all 60 are answered correctly, checked after each presentation of the set.
The paper gives up after 100 epochs: 6000 sequences. It has no test set; here 60 sequences with fresh noise are answered at the end.

L is not printed and read as 3. The paper's net has a fixed weight of 1 from the noise line, fixed feedback weights, and L taps on each of the other two; a net that may learn to ignore the noise
has an easier task. Minimal time lag: T - 1 steps. A constant answer is right half the time.`,
  create({ lag, quiet, noise }) {
    if (quiet >= lag) throw new RangeError(`Expected \`quiet\` to be below \`lag\` (${lag}), got ${quiet}`)
    const signature: TaskSignature = {
      task: 'latching',
      inputKind: 'dense',
      inputs: 3,
      outputs: 1,
      targets: 'end',
      kind: 'classification',
      answerRange: [-0.8, 0.8],
      classes: 2,
      longestSequence: lag,
    }
    const fill = (random: RandomStream, into: SequenceBuffer, line: number): void => {
      into.begin(lag)
      into.setInput(0, line, 1)
      for (let t = quiet; t < lag; t++) into.setInput(t, NOISE, random.between(-noise, noise))
      into.addTarget(lag - 1)
      into.setTarget(0, line === 0 ? 0.8 : -0.8)
    }
    const draw = (random: RandomStream) => newSequences(signature, STRINGS, (into, index) => fill(random, into, index % 2))
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: STRINGS, mostWrong: 0 },
      testSequences: STRINGS,
      minimalLag: lag - 1,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0], meanSquaredError: 0.64 },
      sample(random, into) {
        fill(random, into, random.bit())
      },
      fixedSets: random => ({ training: draw(random), test: draw(random), order: 'in-turn' }),
      correct: onTargetSide,
      error: meanAbsoluteError,
      classOf: ({ targets }) => (targets[0] > 0 ? 0 : 1),
      channels: ['class 1', 'class 2', 'noise'],
      signal: () => [0],
    }
  },
})
