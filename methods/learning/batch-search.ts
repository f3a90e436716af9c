// Searches for a net's weights that judge every candidate on the same batch of sequences: the loop that they share.

import { z } from 'zod'
import { createProgram } from '../../engine/create-program.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { type NetOptions, netFor, netSkips } from '../cells/families.ts'
import type { Learner, LearnerContext, Method, TrainingStream } from '../method.ts'
import type { PointSearch } from '../search/point-search.ts'
import { squaredError } from './squared-error.ts'
import { balancedTrainingSet } from './training-set.ts'

export const batchOptions = {
  trainingSequences: z
    .int()
    .min(1)
    .max(100_000)
    .default(20)
    .describe('size of the batch that every candidate is judged on, balanced over classes'),
  initialRange: z.number().positive().default(0.5).describe('the search starts uniformly in ± this in every weight'),
}

/** The nets of Bengio, Simard & Frasconi (1994), by the task that each was used for. */
export const netsOf1994 = {
  latch: { net: 'bengio-latch' },
  'two-sequence-bengio': { net: 'bengio-two-sequence' },
  parity: { net: 'bengio-parity' },
} as const

/** Deviation note 42: the whole of the task's training set. */
export const wholeSets = { 'two-sequence-bengio': { trainingSequences: 100 } }

export type BatchSearchOptions = NetOptions & z.output<z.ZodObject<typeof batchOptions>>

/**
 * A learner that asks a search for candidates; their cost is the mean over the batch. A candidate that answers the whole batch correctly goes
 * to the harness. `begin` makes a search from a starting point; it is asked again, for the next round, when the last one got stuck.
 */
function batchSearchLearner<Options extends BatchSearchOptions>(
  { signature, task, options, streams }: LearnerContext<Options>,
  begin: (start: Float64Array, options: Options, random: RandomStream, round: number) => PointSearch,
): Learner {
  const program = createProgram(netFor(signature, options), signature.inputKind)
  const { weights, cost } = program
  let batch: readonly Sequence[] | undefined
  let search: PointSearch | undefined
  let round = 0
  const start = (): PointSearch => {
    const range = options.initialRange
    return begin(
      weights.slice().map(() => streams.weights.between(-range, range)),
      options,
      streams.search,
      round++,
    )
  }
  /** Cost of the present weights, and whether they answer every sequence correctly. */
  const evaluate = (training: TrainingStream, sequences: readonly Sequence[]): { mean: number; correct: boolean } => {
    let sum = 0
    let correct = true
    for (const sequence of sequences) {
      training.present(sequence)
      training.spend(sequence.length * cost.forward)
      const answers = program.run(sequence)
      sum += squaredError(answers, sequence)
      correct &&= task.correct(answers, sequence)
    }
    // An overflow is the worst that can be.
    return { mean: Number.isFinite(sum) ? sum / sequences.length : Infinity, correct }
  }
  return {
    weights,
    learn(training) {
      batch ??= balancedTrainingSet(training, options.trainingSequences, signature, task)
      if (search === undefined || search.stuck) search = start()
      search.propose(weights)
      training.weightsChanged()
      const { mean, correct } = evaluate(training, batch)
      search.tell(mean)
      return correct ? 'candidate' : 'continue'
    },
    answer: sequence => program.run(sequence),
  }
}

/** The parts of a method that are the same for all such searches. */
export function batchSearch<Options extends BatchSearchOptions>(
  begin: Parameters<typeof batchSearchLearner<Options>>[1],
): Pick<Method<Options>, 'family' | 'capabilities' | 'skip' | 'learner'> {
  return {
    family: 'search',
    capabilities: { online: false, fixedTrainingSet: true, classificationOnly: false, gradients: false },
    skip: netSkips,
    learner: context => batchSearchLearner(context, begin),
  }
}
