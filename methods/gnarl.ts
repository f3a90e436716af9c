// GNARL, generalised acquisition of recurrent links: evolution of the structure and the weights of recurrent nets.
//
// P. J. Angeline, G. M. Saunders & J. B. Pollack (1994), "An evolutionary algorithm that constructs recurrent neural networks", IEEE
// Transactions on Neural Networks 5(1):54-65, doi 10.1109/72.265960; G. M. Saunders, P. J. Angeline & J. B. Pollack (1994), "Structural and
// behavioral evolution of recurrent networks", NIPS 6, 88-95. The graph is in gnarl/genome.ts, its mutations in gnarl/mutation.ts, the
// generations in gnarl/population.ts. Fitness on sequences: T = mean |d - y| over a batch, in units of the range of right answers
// (deviation note 44 has what is ours).

import { z } from 'zod'
import type { Sequence } from '../engine/sequence.ts'
import { angeline1994gnarl, saunders1994evolution } from '../literature/citations.ts'
import { outOfReach, outputUnitsFor, outputUnitsOption } from './cells/outputs.ts'
import { networkOf } from './gnarl/network.ts'
import { population } from './gnarl/population.ts'
import { balancedTrainingSet } from './learning/training-set.ts'
import { defineMethod } from './method.ts'

const probability = (of: string, usual: number) =>
  z.number().min(0).max(1).default(usual).describe(`probability that an offspring ${of}`)

const options = z.strictObject({
  population: z.int().min(2).max(10_000).default(50).describe('nets in a generation; the better half survives and breeds'),
  severity: z.number().positive().default(1).describe("α: standard deviation of a weight's change at temperature 1"),
  weightTemperature: z
    .enum(['instantaneous', 'parent'])
    .default('instantaneous')
    .describe("whether a weight's change has a random share of the parent's temperature, drawn anew, or all of it"),
  addNode: probability('gets new hidden nodes', 0.2),
  deleteNode: probability('loses hidden nodes', 0.2),
  addLink: probability('gets new links', 0.4),
  deleteLink: probability('loses links', 0.4),
  mostHidden: z.int().min(1).max(1000).default(20).describe('hidden nodes that a net may have'),
  startHidden: z.int().min(1).max(1000).default(5).describe('a first net has 1 to this many hidden nodes'),
  startLinks: z.int().min(1).max(10_000).default(10).describe('a first net has 1 to this many links'),
  ticks: z.int().min(1).max(100).default(2).describe('ticks of the net for each step of the input; a link takes one'),
  trainingSequences: z
    .int()
    .min(1)
    .max(100_000)
    .default(20)
    .describe('size of the batch that every net is judged on, balanced over classes'),
  redrawEvery: z
    .int()
    .min(1)
    .default(50)
    .describe('generations until the batch is drawn anew and the survivors are judged again'),
  outputUnits: outputUnitsOption,
})

export default defineMethod({
  id: 'gnarl',
  version: 1,
  title: 'GNARL',
  family: 'structure-growing',
  sources: [angeline1994gnarl, saunders1994evolution],
  summary: `Evolves a population of graphs: any nodes may be linked, with cycles and without layers. Offspring get other weights and gain or lose nodes and links, the more the worse
their parent is; there is no crossover and no gradient. Every presentation to every net is counted. Nets change synchronously, a link taking a tick of time; inputs stay
for two ticks.`,
  capabilities: { online: false, fixedTrainingSet: false, classificationOnly: false, gradients: false },
  complexity: 'O(L) per tick for L links, forwards only; a generation costs as many passes over the batch as there are offspring',
  options,
  published: {},
  skip: (signature, { outputUnits }) => outOfReach(outputUnitsFor(outputUnits, signature), signature),
  learner({ signature, options: chosen, task, streams }) {
    const { ticks, redrawEvery } = chosen
    const { answerRange: [least, greatest] = [0, 1], outputs } = signature
    const units = outputUnitsFor(chosen.outputUnits, signature)
    const nets = population(signature, chosen, streams.search)
    let batch: readonly Sequence[] = []
    let redrawAt = 0
    let network = networkOf(nets.next(), units, ticks)
    return {
      get weights() {
        return network.weights
      },
      learn(training) {
        let genome = nets.next()
        if (nets.generation >= redrawAt) {
          batch = balancedTrainingSet(training, chosen.trainingSequences, signature, task)
          redrawAt += redrawEvery
          nets.forget()
          genome = nets.next()
        }
        network = networkOf(genome, units, ticks)
        training.weightsChanged()
        let [error, answered, right] = [0, 0, true]
        for (const sequence of batch) {
          training.present(sequence)
          training.spend(sequence.length * ticks * network.weights.length)
          const answers = network.run(sequence)
          right &&= task.correct(answers, sequence)
          answered += sequence.targetCount * outputs
          for (let k = 0; k < sequence.targetCount * outputs; k++) error += Math.abs(sequence.targets[k] - answers[k])
        }
        const share = error / (answered * (greatest - least))
        // Linear outputs can miss by more than the range, or overflow: as hot as it gets.
        nets.tell(Number.isFinite(share) ? Math.min(share, 1) : 1)
        return right ? 'candidate' : 'continue'
      },
      answer: sequence => network.run(sequence),
    }
  },
})
