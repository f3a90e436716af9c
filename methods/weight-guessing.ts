// Random weight guessing: draw all weights at random until a net classifies the whole training set. No gradients, hence none that vanish.
//
// S. Hochreiter & J. Schmidhuber (1997), "LSTM can solve hard long time lag problems", NIPS 9, 473-479; J. Schmidhuber, S. Hochreiter &
// Y. Bengio (2001), "Evaluating benchmark problems by random guessing", in A Field Guide to Dynamical Recurrent Networks, chapter 13.
//   repeat: draw every weight uniformly from [-R, R], R = 100; run the training sequences in order, give up at the first wrong answer;
//   until all training sequences are answered with an error below 0.1. Then test on fresh sequences.

import { z } from 'zod'
import { createProgram } from '../engine/create-program.ts'
import type { Sequence } from '../engine/sequence.ts'
import { hochreiter1997guessing, schmidhuber2001guessing } from '../literature/citations.ts'
import { checkCellOptions, netFor, netOptions, netSkips } from './cells/families.ts'
import { outputBias, outputSeesInput, selfConnections, updateOrder } from './cells/guessing-nets.ts'
import { balancedTrainingSet } from './learning/training-set.ts'
import { defineMethod } from './method.ts'
import { type Screening, screening } from './search/screening.ts'

const { net, cellOptions, outputUnits } = netOptions('A1')

const options = z
  .strictObject({
    net: net.describe(
      'A1: few fully connected units; A2: hidden units that see the input, the outputs and themselves; or another net',
    ),
    hidden: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('A1, A2: hidden units; the papers have 1 for A1 (2 and 3 on some grammars) and 10 for A2'),
    range: z.number().positive().default(100).describe('R: weights are uniform in [-R, R]'),
    trainingSequences: z.int().min(1).max(100_000).default(100).describe('size of the training set, balanced over classes'),
    tolerance: z
      .union([z.literal('task'), z.number().positive()])
      .default('task')
      .describe('greatest error that a training answer may have, or "task" for the task\'s own rule'),
    updateOrder: updateOrder.describe('A1, A2: whether outputs see the hidden units of the same step or of the step before'),
    outputBias,
    outputSeesInput,
    selfConnections,
    outputUnits,
    cellOptions: cellOptions.describe('options of a net other than A1 and A2, such as {"hidden": 3}'),
  })
  .superRefine((chosen, context) => {
    if (chosen.net !== 'A1' && chosen.net !== 'A2') return checkCellOptions(chosen, context)
    if (Object.keys(chosen.cellOptions).length > 0)
      context.addIssue({
        code: 'custom',
        path: ['cellOptions'],
        message: 'those of nets A1 and A2 are set beside `net`, not in here',
      })
  })

type Options = z.output<typeof options>

/** The choice of a net as the families have it: what concerns A1 and A2 stands beside it. */
function netChoice(chosen: Options): Pick<Options, 'net' | 'outputUnits' | 'cellOptions'> {
  const { net, outputUnits, updateOrder, outputBias, outputSeesInput, selfConnections } = chosen
  if (net !== 'A1' && net !== 'A2') return chosen
  const common = { updateOrder, ...(chosen.hidden !== undefined && { hidden: chosen.hidden }) }
  return {
    net,
    outputUnits,
    cellOptions: { ...common, ...(net === 'A1' ? { outputBias } : { outputSeesInput, selfConnections }) },
  }
}

export default defineMethod({
  id: 'weight-guessing',
  version: 2,
  title: 'Random weight guessing',
  family: 'search',
  sources: [hochreiter1997guessing, schmidhuber2001guessing],
  summary: `Draws all weights uniformly from [-100, 100] until a net answers every sequence of a fixed training set, rejecting a candidate at its first wrong answer. What it
solves quickly is no proof of a long-time-lag method; it is every task's difficulty certificate. Cost is counted fairly: every presentation to any candidate.`,
  capabilities: { online: false, fixedTrainingSet: true, classificationOnly: false, gradients: false },
  complexity: 'O(W) per step for W weights, forwards only; a candidate is rejected at its first wrong answer',
  options,
  published: { 'two-sequence': { tolerance: 0.1 } },
  // Deviation note 11.
  readings: { 'two-sequence': { updateOrder: 'synchronous' } },
  skip: (signature, chosen) => netSkips(signature, netChoice(chosen)),
  learner({ signature, options, task, streams }) {
    const { range, tolerance } = options
    const program = createProgram(netFor(signature, netChoice(options)), signature.inputKind)
    const { weights, cost } = program
    const accepts = (answers: Float64Array, sequence: Sequence): boolean => {
      if (tolerance === 'task') return task.correct(answers, sequence)
      for (let k = 0; k < sequence.targetCount * sequence.targetSize; k++)
        if (!(Math.abs(answers[k] - sequence.targets[k]) < tolerance)) return false
      return true
    }
    const draw = (into: Float64Array): void => {
      for (let i = 0; i < into.length; i++) into[i] = streams.search.between(-range, range)
    }
    let trainingSet: readonly Sequence[] | undefined
    let candidates: Screening | undefined
    return {
      weights,
      learn(training) {
        trainingSet ??= balancedTrainingSet(training, options.trainingSequences, signature, task)
        candidates ??= screening(program, trainingSet, draw, accepts)
        const correct = candidates.next()
        training.weightsChanged()
        // The first sequence with a wrong answer was presented too.
        for (let i = 0; i < Math.min(correct + 1, trainingSet.length); i++) {
          training.present(trainingSet[i])
          training.spend(trainingSet[i].length * cost.forward)
        }
        return correct === trainingSet.length ? 'candidate' : 'continue'
      },
      answer: sequence => program.run(sequence),
    }
  },
})
