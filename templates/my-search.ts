// My search: one sentence on what is new about it.
//
// Authors (year), "Title", venue, pages (doi). What the algorithm repeats, in the paper's words; here, as an example, hill climbing:
//   add Gaussian noise to all weights; keep the new weights where no more sequences of a fixed training set are answered wrong.

import { answerOf, balancedTrainingSet, cell, createProgram, defineMethod, outputUnitsFor, tanh, z } from 'lagbench'

const options = z.strictObject({
  hidden: z.int().min(1).max(100).default(2).describe('hidden units, fully connected'),
  deviation: z.number().positive().default(0.5).describe('standard deviation of a step, for each weight'),
  trainingSequences: z.int().min(1).max(10_000).default(50).describe('size of the training set, balanced over classes'),
})

export default defineMethod({
  id: 'my-search',
  // Part of the key of every result: raise it when a change alters any of them.
  version: 1,
  title: 'My search',
  family: 'search',
  // { key, type: 'article', authors: 'Last, First and Last, First', year, title, venue }: printed in reports, with BibTeX.
  sources: [],
  summary: 'What the remedy is, and how this file reads its paper, in one paragraph.',
  complexity: 'O(W) per step for W weights, forwards only',
  capabilities: { online: false, fixedTrainingSet: true, classificationOnly: false, gradients: false },
  options,
  published: {},
  // All randomness comes from `streams`; what it costs is told to `training`; whether a trial is solved is decided elsewhere.
  learner({ signature, options: { hidden, deviation, trainingSequences }, task, streams }) {
    const net = cell({ name: 'My search', inputs: signature.inputs, state: { h: hidden } }, ({ x, h: previous }, { dense }) => {
      const h = tanh(dense(hidden, [x, previous], { name: 'hidden' }))
      return { h, y: answerOf(dense(signature.outputs, [h], { name: 'outputs' }), outputUnitsFor('auto', signature)) }
    })
    const program = createProgram(net, signature.inputKind)
    const { weights } = program
    // From zero weights.
    const best = new Float64Array(weights.length)
    let leastWrong = Number.POSITIVE_INFINITY
    let trainingSet: ReturnType<typeof balancedTrainingSet> | undefined
    return {
      weights,
      // The smallest piece of work: one candidate.
      learn(training) {
        trainingSet ??= balancedTrainingSet(training, trainingSequences, signature, task)
        for (let i = 0; i < weights.length; i++) weights[i] = best[i]! + deviation * streams.search.normal()
        training.weightsChanged()
        let wrong = 0
        for (const sequence of trainingSet) {
          training.present(sequence)
          training.spend(sequence.length * program.cost.forward)
          if (!task.correct(program.run(sequence), sequence)) wrong++
        }
        // It believes to be done; the task's own criterion is then put to it.
        if (wrong === 0) return 'candidate'
        if (wrong <= leastWrong) {
          leastWrong = wrong
          best.set(weights)
        }
        return 'continue'
      },
      answer: sequence => program.run(sequence),
    }
  },
})
