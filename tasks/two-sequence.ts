// The two-sequence problem with signal and noise on one input line: Hochreiter & Schmidhuber (1997), experiments 3a and 3b, section
// 5.3, tables 4 and 5. In the form of the guessing papers (longer sequences, another test): Hochreiter & Schmidhuber (NIPS 9), section 2.

import { z } from 'zod'
import { bengiofrasconi1994, hochreiter1997guessing, hochreiter1997lstm } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { stepsWhere } from './shared/signal.ts'
import { type Criterion, defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z.int().min(2).max(100_000).default(100).describe('T, the length of the shortest sequence (steps)'),
  informative: z.int().min(1).max(1000).default(3).describe('N, how many first elements carry the class; below the lag'),
  variant: z
    .enum(['3a', '3b'])
    .default('3a')
    .describe('3a: the informative elements are noise-free; 3b: they carry noise of variance 0.2 too'),
  noiseVariance: z
    .number()
    .min(0)
    .max(100)
    .default(0.2)
    .describe('variance of the Gaussian elements: the papers print 0.2; 0.04 is a standard deviation of 0.2'),
  stretch: z.number().min(0).max(10).default(0.1).describe('lengths are uniform in T to T + stretch · T'),
  protocol: z
    .enum(['lstm-1997', 'guessing-1996'])
    .default('lstm-1997')
    .describe(
      'criterion and final test: those of the LSTM paper, or of the guessing papers (100 sequences, every error below 0.1)',
    ),
})

const criteria: Record<string, Criterion> = {
  '3a': {
    kind: 'test',
    sequences: 256,
    every: 100,
    stages: [
      { name: 'ST1', mostWrong: 0 },
      { name: 'ST2', mostWrong: 0, meanErrorBelow: 0.01 },
    ],
  },
  '3b': {
    kind: 'test',
    sequences: 256,
    every: 100,
    stages: [
      { name: 'ST1', mostWrong: 5 },
      { name: 'ST2', mostWrong: 5, meanErrorBelow: 0.04 },
    ],
  },
  'guessing-1996': { kind: 'test', sequences: 100, every: 100, stages: [{ name: 'accepted', mostWrong: 0 }] },
}

export default defineTask({
  id: 'two-sequence',
  version: 2,
  title: 'Two-sequence problem (experiment 3)',
  sources: [hochreiter1997lstm, bengiofrasconi1994, hochreiter1997guessing],
  parameters,
  card: `One input line, two equally likely classes. The first N elements are +1 (class 1) or -1 (class 2); all later elements are Gaussian
with mean 0 and variance 0.2 (in 3b such noise is added to the first N too). The length is drawn uniformly from T to T + T/10 (lag = T). At the
last step the net must answer 1 for class 1 and 0 for class 2; an answer is wrong when it misses by 0.2 or more.

Training stops at ST2: none of 256 validation sequences wrong (3b: at most 5) and their mean absolute error below 0.01 (3b: 0.04); ST1, the first half of
that condition, is noted when it is first met. Then 2560 fresh sequences are answered. The paper does not say how often it checked: here every 100 training
sequences, always on the same 256. With \`protocol\` set to guessing-1996 the test is that of the guessing papers instead: 100 sequences, every error below 0.1, then 100 fresh ones.

Minimal time lag: T - N steps. An answer of 1 (or 0) whatever the input is right half the time.`,
  create({ lag, informative, variant, noiseVariance, stretch, protocol }) {
    if (informative >= lag) throw new RangeError(`Expected \`informative\` to be below \`lag\` (${lag}), got ${informative}`)
    const noiseDeviation = Math.sqrt(noiseVariance)
    const guessing = protocol === 'guessing-1996'
    const longest = lag + Math.floor(lag * stretch)
    return {
      signature: {
        task: 'two-sequence',
        inputKind: 'dense',
        inputs: 1,
        outputs: 1,
        targets: 'end',
        kind: 'classification',
        classes: 2,
        longestSequence: longest,
      },
      criterion: criteria[guessing ? protocol : variant],
      testSequences: guessing ? 100 : 2560,
      minimalLag: lag - informative,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0.5], meanSquaredError: 0.25 },
      sample(random, into) {
        const length = random.integer(lag, longest)
        const first = random.bit() === 1
        const signal = first ? 1 : -1
        into.begin(length)
        for (let t = 0; t < length; t++)
          if (t >= informative) into.setInput(t, 0, noiseDeviation * random.normal())
          else into.setInput(t, 0, variant === '3a' ? signal : signal + noiseDeviation * random.normal())
        into.addTarget(length - 1)
        into.setTarget(0, first ? 1 : 0)
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, guessing ? 0.1 : 0.2),
      error: meanAbsoluteError,
      classOf: ({ targets }) => (targets[0] === 1 ? 0 : 1),
      signal: ({ length }) => stepsWhere(length, t => t < informative),
    }
  },
})
