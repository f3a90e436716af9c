// The two-sequence problem with noisy targets: Hochreiter & Schmidhuber (1997), experiment 3c, section 5.3, table 6.

import { z } from 'zod'
import type { Sequence } from '../engine/sequence.ts'
import { hochreiter1997lstm } from '../literature/citations.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z.int().min(2).max(100_000).default(100).describe('T, the length of the shortest sequence (steps)'),
  informative: z.int().min(1).max(1000).default(3).describe('N, how many first elements carry the class; below the lag'),
  noiseVariance: z
    .number()
    .min(0)
    .max(100)
    .default(0.2)
    .describe('variance of the Gaussian elements: the paper prints 0.2; 0.04 is a standard deviation of 0.2'),
  targetNoiseVariance: z
    .number()
    .min(0)
    .max(100)
    .default(0.1)
    .describe('variance of the Gaussian noise on the targets: the paper prints 0.1, and 0.32 for its standard deviation'),
})

/** The expected target, known from the sequence's first element: 0.2 for class 1, 0.8 for class 2. */
const noiseFreeTarget = ({ inputs }: Sequence): number => (inputs[0] > 0 ? 0.2 : 0.8)

export default defineTask({
  id: 'two-sequence-noisy-targets',
  version: 2,
  title: 'Two-sequence problem with noisy targets (experiment 3c)',
  sources: [hochreiter1997lstm],
  parameters,
  card: `One input line, two equally likely classes. The first N elements are +1 (class 1) or -1 (class 2), without noise; all later elements are Gaussian with
mean 0 and variance 0.2. The length is drawn uniformly from T to T + T/10 (lag = T). The target at the last step is 0.2 for class 1 and 0.8 for class 2, plus Gaussian
noise of mean 0 and variance 0.1, drawn anew for every sequence: a net that minimises the squared error must learn the conditional expectation of the target.

Success is judged by the noise-free target: an answer is wrong when it is off 0.2 (class 1) or 0.8 (class 2) by more than 0.1, and the error of a sequence is its
distance from there; the noisy target is only what the net is trained on. Training stops when none of 256 validation sequences is wrong and their mean error is
below 0.015. Then 2560 fresh sequences are answered. The paper does not say how often it checked: here every 100 training sequences, always on the same 256.

The paper gives what differs from experiment 3a only; all else is read as there. Minimal time lag: T - N steps. The noise-free target of one class, answered whatever the
input is, is right half the time.`,
  create({ lag, informative, noiseVariance, targetNoiseVariance }) {
    if (informative >= lag) throw new RangeError(`Expected \`informative\` to be below \`lag\` (${lag}), got ${informative}`)
    const noiseDeviation = Math.sqrt(noiseVariance)
    const targetNoiseDeviation = Math.sqrt(targetNoiseVariance)
    const longest = lag + Math.floor(lag / 10)
    return {
      signature: {
        task: 'two-sequence-noisy-targets',
        inputKind: 'dense',
        inputs: 1,
        outputs: 1,
        targets: 'end',
        kind: 'classification',
        classes: 2,
        longestSequence: longest,
      },
      criterion: {
        kind: 'test',
        sequences: 256,
        every: 100,
        stages: [{ name: 'stop', mostWrong: 0, meanErrorBelow: 0.015 }],
      },
      testSequences: 2560,
      minimalLag: lag - informative,
      chanceLevel: 0.5,
      // Between the two expectations, 0.3 from each; the noise comes on top.
      constantBaseline: { answer: [0.5], meanSquaredError: 0.09 + targetNoiseVariance },
      sample(random, into) {
        const length = random.integer(lag, longest)
        const signal = random.bit() === 1 ? 1 : -1
        into.begin(length)
        for (let t = 0; t < length; t++) into.setInput(t, 0, t < informative ? signal : noiseDeviation * random.normal())
        into.addTarget(length - 1)
        into.setTarget(0, noiseFreeTarget(into) + targetNoiseDeviation * random.normal())
      },
      correct: (answers, sequence) => Math.abs(answers[0] - noiseFreeTarget(sequence)) <= 0.1,
      error: (answers, sequence) => Math.abs(answers[0] - noiseFreeTarget(sequence)),
      classOf: ({ inputs }) => (inputs[0] > 0 ? 0 : 1),
      ideal: sequence => Float64Array.of(noiseFreeTarget(sequence)),
      signal: ({ length }) => stepsWhere(length, t => t < informative),
    }
  },
})
