// The latch problem: Bengio, Simard & Frasconi (1994), sections II, III and V-E. Its two variants of Schmidhuber, Hochreiter & Bengio
// (2001), section on the latch problem.

import { z } from 'zod'
import { bengio1994, schmidhuber2001guessing } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { onTargetSide } from './shared/sides.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z.int().min(2).max(100_000).default(20).describe('T, the length of the shortest sequence (steps)'),
  informative: z
    .int()
    .min(1)
    .max(100)
    .default(3)
    .describe('L, how many first steps carry the class; below the lag; 1 in the guessing paper'),
  variant: z
    .enum(['trainable-inputs', 'given-inputs'])
    .default('trainable-inputs')
    .describe(
      'trainable-inputs: a line for each class and step tells which input is to be learned (latch of 1994, latch I); given-inputs: +1 or -1 (latch II)',
    ),
  noiseVariance: z
    .number()
    .min(0)
    .max(100)
    .default(0.2)
    .describe('variance of the Gaussian noise: the papers print 0.2; 0.04 is a standard deviation of 0.2'),
  stretch: z
    .number()
    .min(0)
    .max(10)
    .default(0)
    .describe('lengths are uniform in T to T + stretch · T; 0.2 in the guessing paper'),
})

export default defineTask({
  id: 'latch',
  version: 2,
  title: 'Latch problem',
  sources: [bengio1994, schmidhuber2001guessing],
  parameters,
  card: `Two equally likely classes, T steps (lag = T). In the latch problem of 1994 a single unit x(t) = tanh(w x(t-1) + h(t)) has to keep one bit: for the first L steps h(t) is a trainable
number, one for each class and step; for all later steps it is Gaussian noise with mean 0 and variance 0.2. Here the net is shown which trainable number is due: of 2L input lines, that of the class and
the step is 1 (class 1 first, each in order of steps), all others 0; a last line carries the noise and is 0 for the first L steps. The 1994 net has the weight 1 from there, a net that may learn to
ignore the noise has an easier task. At the last step the net must answer 0.8 for class 1 and -0.8 for class 2.

With \`variant\` set to given-inputs (the guessing paper's latch II) there is one line only: +1 (class 1) or -1 (class 2) for the first L steps, noise later, and the targets are 1 and -1. In that paper L is 1 and
lengths are uniform in 500 to 600 (\`lag\` 500, \`stretch\` 0.2); its latch I is the problem of 1994 with these lengths.

The 1994 paper reports how often training converged, without saying what that is; the guessing paper wants 100 training sequences right, each within 0.1, but targets of 0.8 and a unit driven to
its limits do not allow that in latch I. So an answer is correct here when it has the target's sign; with given inputs, when it misses by less than 0.1. Training stops when 100 validation
sequences are all answered correctly, checked every 100 training sequences; then 100 fresh ones are answered. With variance 0.2 the unit of 1994 (w = 1.25) cannot do it: noise alone turns about four
bits in ten within 20 steps. If 0.2 was a standard deviation, set \`noiseVariance\` to 0.04.

Minimal time lag: T - L steps. A constant answer is right half the time.`,
  create({ lag, informative, variant, noiseVariance, stretch }) {
    if (informative >= lag) throw new RangeError(`Expected \`informative\` to be below \`lag\` (${lag}), got ${informative}`)
    const trainable = variant === 'trainable-inputs'
    const noiseDeviation = Math.sqrt(noiseVariance)
    const noiseLine = trainable ? 2 * informative : 0
    const target = trainable ? 0.8 : 1
    const longest = lag + Math.floor(lag * stretch)
    const steps = Array.from({ length: informative }, (_, t) => t + 1)
    return {
      signature: {
        task: 'latch',
        inputKind: 'dense',
        inputs: noiseLine + 1,
        outputs: 1,
        targets: 'end',
        kind: 'classification',
        answerRange: [-target, target],
        classes: 2,
        longestSequence: longest,
      },
      criterion: { kind: 'test', sequences: 100, every: 100, stages: [{ name: 'accepted', mostWrong: 0 }] },
      testSequences: 100,
      minimalLag: lag - informative,
      chanceLevel: 0.5,
      constantBaseline: { answer: [0], meanSquaredError: target * target },
      sample(random, into) {
        const length = random.integer(lag, longest)
        const first = random.bit() === 1
        into.begin(length)
        for (let t = 0; t < informative; t++)
          if (trainable) into.setInput(t, first ? t : informative + t, 1)
          else into.setInput(t, 0, first ? 1 : -1)
        for (let t = informative; t < length; t++) into.setInput(t, noiseLine, noiseDeviation * random.normal())
        into.addTarget(length - 1)
        into.setTarget(0, first ? target : -target)
      },
      correct: (answers, sequence) => (trainable ? onTargetSide(answers, sequence) : allErrorsBelow(answers, sequence, 0.1)),
      error: meanAbsoluteError,
      classOf: ({ targets }) => (targets[0] > 0 ? 0 : 1),
      channels: trainable
        ? [...steps.map(t => `class 1, step ${t}`), ...steps.map(t => `class 2, step ${t}`), 'noise']
        : ['input'],
      signal: ({ length }) => stepsWhere(length, t => t < informative),
    }
  },
})
