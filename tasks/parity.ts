// Parity of a long sequence: Hochreiter & Schmidhuber (NIPS 9), section 1, and Schmidhuber, Hochreiter & Bengio (2001), section on parity; before
// them, on sequences of at most T steps, Bengio, Simard & Frasconi (1994), section V-E, and Bengio & Frasconi (NIPS 6), section 7, tables 3 and 4.

import { z } from 'zod'
import { bengio1994, bengiofrasconi1994, hochreiter1997guessing, schmidhuber2001guessing } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { onTargetSide } from './shared/sides.ts'
import { stepsWhere } from './shared/signal.ts'
import { defineTask } from './task.ts'

const parameters = z.strictObject({
  lag: z
    .int()
    .min(2)
    .max(100_000)
    .default(500)
    .describe(
      'T (steps): the length of the shortest sequence in the guessing papers, of the longest in those of Bengio and others',
    ),
  noise: z
    .number()
    .min(0)
    .max(10)
    .default(0)
    .describe('uniform noise in [-noise, noise] is added to every element; the papers have 0 and 0.2'),
  stretch: z
    .number()
    .min(0)
    .max(10)
    .default(0.2)
    .describe('guessing-1996: lengths are uniform in T to T + stretch · T; bengio-1994 has T/2 to T instead'),
  protocol: z
    .enum(['guessing-1996', 'bengio-1994'])
    .default('guessing-1996')
    .describe('lengths, targets, criterion and final test: those of the guessing papers, or of Bengio and others'),
})

export default defineTask({
  id: 'parity',
  version: 2,
  title: 'Parity problem',
  sources: [hochreiter1997guessing, schmidhuber2001guessing, bengio1994, bengiofrasconi1994],
  parameters,
  card: `One input line. Every element is +1 or -1 with equal probability (with \`noise\` set to 0.2, plus uniform noise in [-0.2, 0.2]). At the last step the net must tell whether the
number of +1s is odd.

In the guessing papers the length is drawn uniformly from 500 to 600 (here T to T + T/5, lag = T), the target is 1 for odd and 0 for even, and an answer is correct when it misses by
less than 0.1. Training stops when 100 validation sequences are all answered correctly (checked every 100 training sequences, always on the same 100; weight guessing has a
training set of its own), then 100 fresh ones are answered.

With \`protocol\` set to bengio-1994 the length is drawn uniformly from T/2 (rounded up) to T, the target is 0.8 for odd and -0.8 for even, and an answer is correct when it has the target's
sign. Those papers stop when "the task has been learned" or the allowed evaluations are spent and report the share of wrong answers then, without saying on how many sequences or what counts as
learned. It is read here as no wrong answer to 100 validation sequences, checked every 100 training sequences; then 1000 fresh ones are answered.

Every element matters, the last one too: the minimal time lag is 0, the longest one to be bridged the length less one. Nothing but the whole sequence tells anything of its parity, so no constant is
right more often than half the time.`,
  create({ lag, noise, stretch, protocol }) {
    const guessing = protocol === 'guessing-1996'
    const shortest = guessing ? lag : Math.ceil(lag / 2)
    const longest = guessing ? lag + Math.floor(lag * stretch) : lag
    const [odd, even] = guessing ? [1, 0] : [0.8, -0.8]
    return {
      signature: {
        task: 'parity',
        inputKind: 'dense',
        inputs: 1,
        outputs: 1,
        targets: 'end',
        kind: 'classification',
        answerRange: guessing ? [0, 1] : [-0.8, 0.8],
        classes: 2,
        longestSequence: longest,
      },
      criterion: { kind: 'test', sequences: 100, every: 100, stages: [{ name: 'accepted', mostWrong: 0 }] },
      testSequences: guessing ? 100 : 1000,
      minimalLag: 0,
      chanceLevel: 0.5,
      constantBaseline: { answer: [(odd + even) / 2], meanSquaredError: ((odd - even) / 2) * ((odd - even) / 2) },
      sample(random, into) {
        const length = random.integer(shortest, longest)
        into.begin(length)
        let ones = 0
        for (let t = 0; t < length; t++) {
          const one = random.bit()
          ones += one
          into.setInput(t, 0, (one === 1 ? 1 : -1) + (noise > 0 ? random.between(-noise, noise) : 0))
        }
        into.addTarget(length - 1)
        into.setTarget(0, ones % 2 === 1 ? odd : even)
      },
      correct: (answers, sequence) => (guessing ? allErrorsBelow(answers, sequence, 0.1) : onTargetSide(answers, sequence)),
      error: meanAbsoluteError,
      classOf: ({ targets }) => (targets[0] === odd ? 0 : 1),
      signal: ({ length }) => stepsWhere(length, () => true),
    }
  },
})
