// Regression on the data of a random net with four time scales: El Hihi & Bengio (NIPS 8), section 4, figure 2 right.

import { z } from 'zod'
import { randomStream } from '../engine/random.ts'
import { sequenceBuffer } from '../engine/sequence.ts'
import { elhihi1996hierarchical } from '../literature/citations.ts'
import { allErrorsBelow, meanAbsoluteError } from './shared/errors.ts'
import { drawMultiScaleNet, runMultiScaleNet } from './shared/multi-scale-net.ts'
import { newSequences } from './shared/new-sequence.ts'
import { defineTask, type TaskSignature } from './task.ts'

const SEQUENCES = 100
const TOLERANCE = 0.1
/** From so many sequences chance level and baseline are estimated. */
const ESTIMATED_FROM = 10_000
/** Of the outputs' absolute values, in [0, 1]: the interval in which a constant is correct has the width of four. */
const BINS = 20

const parameters = z.strictObject({
  lag: z.int().min(2).max(10_000).default(100).describe('the length of every sequence (steps); the paper has 10, 20, 40 and 100'),
  weightRange: z
    .number()
    .min(0.1)
    .max(100)
    .default(2)
    .describe('weights of the net that makes the data are uniform in [-weightRange, weightRange]; the paper says "large"'),
  clamped: z.number().min(0).max(1).default(0.05).describe('share of steps after the first whose input is random'),
})

/** How many outputs an interval of the tolerance's width holds at the most, either sign being equally probable. */
function fullestInterval(bins: Float64Array): number {
  const signed = (bin: number): number => bins[bin < 0 ? -1 - bin : bin] / 2
  let most = 0
  for (let from = -2; from <= BINS - 4; from++)
    most = Math.max(most, signed(from) + signed(from + 1) + signed(from + 2) + signed(from + 3))
  return most
}

export default defineTask({
  id: 'multi-scale-regression',
  version: 2,
  title: 'Regression on data of a multi-scale net',
  sources: [elhihi1996hierarchical],
  parameters,
  card: `A recurrent net with four time scales and random, large weights makes the data: inputs as well as outputs, as it feeds back to its own input. At the first step and at 5 % of the others, chosen at random, the input is a
random number instead. All sequences have the same length (lag: 10, 20, 40 or 100 in the paper). At the last step the learner, which sees the inputs, must answer what that net put out.

A trial draws one such net and 100 training sequences, presented in turn; then 100 further sequences of the same net are the final test. The paper shows the mean squared error after training as bars, without numbers, and has no criterion
of success. Here an answer is correct when it misses by less than 0.1, and a trial is solved when all 100 training sequences are answered correctly, checked after each presentation of the set: a rule of this suite, not of the paper.

The net's figure could not be read, and the text does not give its size, its wiring, or its weights. Here it has four levels of two tanh units each; level s changes at every 2^s-th step. A unit sees its own level and the levels next to it, the
fast levels being computed first; level 0 sees the input too; output and next input are tanh units that see all levels. Weights are uniform in [-2, 2], random inputs in [-1, 1]; there are no biases, so that no net puts out much the same whatever it is shown. So the task has the
paper's form, not its data: compare methods on it, not with the paper.

The last input reaches the output at once and may matter: the minimal time lag is 0. The output of every net is symmetric around 0, and with weights this large mostly near 1 or -1: the constant that is right most often is
0.9 or -0.9, the one with the least squared error is 0. How often, and that error, are estimated from 10,000 sequences of as many nets.`,
  create({ lag, weightRange, clamped }) {
    const signature: TaskSignature = {
      task: 'multi-scale-regression',
      inputKind: 'dense',
      inputs: 1,
      outputs: 1,
      targets: 'end',
      kind: 'regression',
      answerRange: [-1, 1],
      longestSequence: lag,
    }
    // Beyond some hundred steps the law of the outputs depends on the length only by where in its eight steps the slowest level stands.
    const estimatedLength = lag - 8 * Math.ceil(Math.max(0, lag - 200) / 8)
    let estimated: { chanceLevel: number; meanSquaredError: number } | undefined
    const estimate = () => {
      if (estimated) return estimated
      const random = randomStream(['estimate', 'multi-scale-regression', estimatedLength, weightRange, clamped])
      const buffer = sequenceBuffer('dense', 1, 1)
      const bins = new Float64Array(BINS)
      let squares = 0
      for (let i = 0; i < ESTIMATED_FROM; i++) {
        runMultiScaleNet(drawMultiScaleNet(random, weightRange), random, estimatedLength, clamped, buffer)
        const [target] = buffer.targets
        bins[Math.min(BINS - 1, Math.floor(Math.abs(target) * BINS))]++
        squares += target * target
      }
      estimated = { chanceLevel: fullestInterval(bins) / ESTIMATED_FROM, meanSquaredError: squares / ESTIMATED_FROM }
      return estimated
    }
    return {
      signature,
      criterion: { kind: 'sets', sets: 'training', every: SEQUENCES, mostWrong: 0 },
      testSequences: SEQUENCES,
      minimalLag: 0,
      get chanceLevel() {
        return estimate().chanceLevel
      },
      get constantBaseline() {
        return { answer: [0], meanSquaredError: estimate().meanSquaredError }
      },
      sample(random, into) {
        runMultiScaleNet(drawMultiScaleNet(random, weightRange), random, lag, clamped, into)
      },
      fixedSets(random) {
        const net = drawMultiScaleNet(random, weightRange)
        const draw = () => newSequences(signature, SEQUENCES, into => runMultiScaleNet(net, random, lag, clamped, into))
        return { training: draw(), test: draw(), order: 'in-turn' }
      },
      correct: (answers, sequence) => allErrorsBelow(answers, sequence, TOLERANCE),
      error: meanAbsoluteError,
      channels: ['input'],
    }
  },
})
