// Temporal transition hierarchies: a net without feedback that learns which of its own connections it must change, given the step before.
//
// M. Ring (1993), "Learning sequential tasks by incrementally adding higher orders", NIPS 5:115-122. The net is in ring/hierarchy.ts (1, 2),
// its learning and growth in ring/transition-learning.ts (3 to 6). Deviation notes 51 to 53 have what the paper leaves open.

import { z } from 'zod'
import type { Sequence } from '../engine/sequence.ts'
import { ring1993 } from '../literature/citations.ts'
import { defineMethod } from './method.ts'
import { hierarchy } from './ring/hierarchy.ts'
import { type InputRow, inputRow, readInput } from './ring/input-row.ts'
import { transitionLearning } from './ring/transition-learning.ts'

const options = z.strictObject({
  learningRate: z.number().positive().default(0.04).describe('η'),
  statisticsRate: z
    .number()
    .positive()
    .max(1)
    .default(0.08)
    .describe('σ: share of the last change in the averages that decide on growth'),
  threshold: z.number().positive().default(1).describe('Θ: a unit is added where mad / (ε + |lta|) exceeds it'),
  epsilon: z.number().positive().default(0.1).describe('ε'),
  mostUnits: z
    .int()
    .min(0)
    .max(10_000)
    .default(1000)
    .describe('higher-order units that the net may have; a stream with chance in it has no end of them'),
  bias: z.boolean().default(false).describe('whether there is an input that is always 1'),
  learnModified: z
    .boolean()
    .default(false)
    .describe('whether a connection goes on learning when it has a higher-order unit, or leaves that to the unit'),
  statistics: z
    .enum(['eligible', 'every-step'])
    .default('eligible')
    .describe("whether a connection's averages change only when it carried something, or at every step with a target"),
  reset: z
    .boolean()
    .default(false)
    .describe('whether the net starts anew with every sequence, or runs on from the one before as in a stream'),
})

export default defineMethod({
  id: 'ring-1993',
  version: 1,
  title: 'Temporal transition hierarchies (1993)',
  family: 'structure-growing',
  sources: [ring1993],
  summary: `Linear outputs see the current input alone. Where a weight's changes pull it to and fro, so that no value suits it, a higher-order unit is added: it sees the input one step
earlier and is added to that weight; its own weights may get units in turn, each looking one step further back. Learning is local, an update at every step with a target, without
errors that flow through time. All weights start at 0: nothing in the method is random. The net runs on from one sequence to the next, so that the first step has a past too
(deviation note 53); sequences that it only answers are each taken as the next one of the stream.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: true },
  complexity:
    'O(W) per step for W weights with dense input, O(n) for n units with one-hot input; a lag takes one or more units for each step of it',
  options,
  published: {
    gap: { learningRate: 1.5, statisticsRate: 0.2, threshold: 1, epsilon: 0.1, bias: false },
    'reber-stream': { learningRate: 0.04, statisticsRate: 0.08, threshold: 1, epsilon: 0.1, bias: false, mostUnits: 40 },
  },
  learner({ signature, options }) {
    const { outputs } = signature
    const net = hierarchy(signature.inputs + (options.bias ? 1 : 0), outputs)
    const learning = transitionLearning(net, options)
    const training = new Float64Array(outputs + options.mostUnits)
    const answering = new Float64Array(outputs + options.mostUnits)
    const spare = inputRow(net.inputs)
    const errors = new Float64Array(outputs)
    let answers = new Float64Array(outputs)
    /** Runs the net over a sequence; `after` hears of every step. */
    const run = (
      sequence: Sequence,
      activations: Float64Array,
      next: () => InputRow,
      after?: (input: InputRow, target: number) => void,
    ) => {
      const { length, targetCount, targetSteps } = sequence
      if (answers.length < targetCount * outputs) answers = new Float64Array(targetCount * outputs)
      if (options.reset) activations.fill(0)
      for (let t = 0, target = 0; t < length; t++) {
        const input = next()
        readInput(sequence, t, input)
        net.step(activations, input)
        const answered = target < targetCount && targetSteps[target] === t
        if (answered) for (let k = 0; k < outputs; k++) answers[target * outputs + k] = activations[k]
        after?.(input, answered ? target : -1)
        if (answered) target++
      }
      return answers
    }
    return {
      get weights() {
        return net.weights
      },
      learn(stream) {
        const sequence = stream.next()
        if (options.reset) learning.forget()
        run(sequence, training, learning.nextInput, ({ count }, target) => {
          // Zeros of a dense row count, as they do for other methods.
          stream.spend(net.nodes * (signature.inputKind === 'dense' ? net.inputs : count))
          if (target < 0) return
          for (let k = 0; k < outputs; k++) errors[k] = sequence.targets[target * outputs + k] - training[k]
          stream.spend(learning.learn(errors))
          stream.weightsChanged()
        })
        stream.answered(answers, sequence)
        return 'continue'
      },
      answer(sequence) {
        answering.set(training)
        return run(sequence, answering, () => spare)
      },
    }
  },
})
