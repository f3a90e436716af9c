// A sound method that the broken ones are made from: a small recurrent net, learned by plain gradient descent, whose loop is written out.

import { z } from 'zod'
import { createProgram } from '../../engine/create-program.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import type { Program } from '../../engine/program.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { rumelhart1986 } from '../../literature/citations.ts'
import { recurrentNets } from '../../methods/cells/recurrent-nets.ts'
import { netForTask } from '../../methods/learning/net-for-task.ts'
import { defineMethod, type Learner, type Method } from '../../methods/method.ts'

export const options = z.strictObject({
  hidden: z.int().min(1).max(100).default(4).describe('hidden units'),
  learningRate: z.number().positive().default(0.1).describe('η'),
})

type Options = z.output<typeof options>

const everyOption = (chosen: Options) => ({
  ...z.object(recurrentNets.options).parse({ hidden: chosen.hidden }),
  outputUnits: 'auto' as const,
  delta: 'squared-error' as const,
})
const nets = netForTask(recurrentNets)

/** What a broken method puts in the place of a part of the loop. */
export interface Parts {
  /** Called with the gradient of a sequence before the update. */
  readonly beforeUpdate?: (program: Program) => void
  /** What is reported and returned as the answers to a sequence. */
  readonly answers?: (answers: Float64Array, sequence: Sequence) => Float64Array
  /** Replaces functions of the learner. */
  readonly replace?: (learner: Learner, program: Program, random: RandomStream) => Partial<Learner>
}

export function variant(id: string, parts: () => Parts = () => ({}), changes: Partial<Method<Options>> = {}): Method<Options> {
  return defineMethod<Options>({
    id,
    version: 1,
    title: 'A small recurrent net',
    family: 'gradient',
    sources: [rumelhart1986],
    summary:
      'A recurrent net with one hidden layer, learned by plain gradient descent through the whole sequence, with one update for each.',
    capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
    complexity: 'O(W) per step for W weights',
    options,
    published: {},
    cell: (signature, chosen) => nets.cell(signature, everyOption(chosen)),
    skip: (signature, chosen) => nets.skip(signature, everyOption(chosen)),
    learner({ signature, options: { hidden, learningRate }, streams }) {
      const cell = nets.cell(signature, everyOption({ hidden, learningRate }))
      const program = createProgram(cell, signature.inputKind)
      const { weights, gradient, cost } = program
      initialiseWeights(weights, cell, streams.weights, 0.2)
      const { beforeUpdate = () => {}, answers: given = (answers: Float64Array) => answers, replace = () => ({}) } = parts()
      const learner: Learner = {
        weights,
        learn(training) {
          const sequence = training.next()
          gradient.fill(0)
          const answers = given(program.reverse(sequence, 'squared-error'), sequence)
          training.spend(sequence.length * (cost.forward + cost.reverse))
          training.answered(answers, sequence)
          beforeUpdate(program)
          for (let i = 0; i < weights.length; i++) weights[i] -= learningRate * gradient[i]
          training.weightsChanged()
          return 'continue'
        },
        answer: sequence => given(program.run(sequence), sequence),
      }
      return Object.assign(learner, replace(learner, program, streams.search))
    },
    ...changes,
  })
}

export default variant('sound')
