// Discrete error propagation: hard threshold units, trained by errors that are propagated as demands to flip.
//
// Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on
// Neural Networks 5(2):157-166, doi 10.1109/72.279181, section V-D. For a unit y = sign(x), with sign(0) = 1, and a signal g at its answer
// (the change that is desired of y, minus the gradient of the cost):
//   (10) Δy = S(g):  +2 with probability (g - MIN) / (MAX - MIN), else -2          g clipped to [MIN, MAX]
//   (8)  a flip to where y already is cannot be had: Δy = 0
//   (9)  Δx = ε - x for Δy = 2,  -ε - x for Δy = -2
//   (11) what goes on as the signal at the net input is 1/Δx, or 0 where Δy = 0
// and by ordinary backpropagation through the linear parts. Weights follow the signal, after every sequence that was answered wrong.
// Slips of the paper that are read around here, and what it leaves open: deviation note 41.

import { z } from 'zod'
import { createProgram } from '../engine/create-program.ts'
import type { Cell } from '../engine/graph.ts'
import { initialiseWeights } from '../engine/initialise.ts'
import { sgd } from '../engine/optimisers.ts'
import type { RandomStream } from '../engine/random.ts'
import { bengio1994, bengiofrasconi1994 } from '../literature/citations.ts'
import type { TaskSignature } from '../tasks/task.ts'
import { bengio1994Nets, bengio1994 as nets } from './cells/bengio-1994.ts'
import { outputUnitsFor } from './cells/outputs.ts'
import { defineMethod } from './method.ts'

const options = z.strictObject({
  ...bengio1994Nets.options,
  learningRate: z.number().positive().default(0.02).describe('η'),
  epsilon: z.number().positive().default(0.5).describe('ε: how far beyond its threshold a flipped unit should be'),
  greatestSignal: z.number().positive().default(1).describe('MAX = -MIN: signals from here on always ask for the flip'),
  noSignal: z
    .enum(['no-demand', 'random-demand'])
    .default('no-demand')
    .describe('what a unit makes of a signal of exactly 0: nothing, or (10) to the letter, a flip to either side'),
  initialRange: z.number().positive().default(0.5).describe('weights start uniformly in ± this'),
})

/** What (8) to (11) make of the signal g: the signal at the net input. `uniform` draws from (0, 1). */
export function propagatedSignal(
  g: number,
  netInput: number,
  { epsilon, greatestSignal: max }: { readonly epsilon: number; readonly greatestSignal: number },
  uniform: () => number,
): number {
  const upwards = 2 * max * uniform() < Math.min(Math.max(g, -max), max) + max
  if (upwards) return netInput < 0 ? 1 / (epsilon - netInput) : 0
  return netInput >= 0 ? 1 / (-epsilon - netInput) : 0
}

/** The net, of thresholds; where answers are graded, its output units are not. */
function netOf(signature: TaskSignature, chosen: z.output<typeof options>): Cell {
  const { inputs, outputs, kind } = signature
  const thresholds = kind === 'classification' ? 'all' : 'hidden'
  return nets({ ...chosen, inputs, outputs, thresholds, outputUnits: outputUnitsFor('auto', signature) })
}

/** The engine's thresholds answer 0 or 1: an error dE/dy there is half the one of a unit that answers ±1, and a signal is minus an error. */
function rule(chosen: z.output<typeof options>, random: RandomStream): (error: number, netInput: number) => number {
  const silent = chosen.noSignal === 'no-demand'
  return (error, netInput) => (silent && error === 0 ? 0 : -propagatedSignal(-error / 2, netInput, chosen, random.uniform))
}

export default defineMethod({
  id: 'discrete-error',
  version: 1,
  title: 'Discrete error propagation',
  family: 'search',
  sources: [bengio1994, bengiofrasconi1994],
  summary: `Nets of hard threshold units, which latch a bit safely but have no gradient. An error at a unit's answer is turned, at random, into a demand to flip or not; a demand that can be
met goes on to the net input as the inverse of the change that it takes, and from there back through the weights. Around a self-loop such a signal does not vanish. On tasks
with graded answers the output units are differentiable and the hidden units are thresholds, a mixture that the paper allows.`,
  capabilities: { online: true, fixedTrainingSet: false, classificationOnly: false, gradients: false },
  complexity: 'O(W) per step for W weights, forwards and backwards; memory O(T n) for T steps of n units',
  options,
  published: { latch: { net: 'latch' }, parity: { net: 'parity', hidden: 1 }, 'two-sequence-bengio': { net: 'two-sequence' } },
  // Deviation note 41.
  readings: { latch: { epsilon: 0.1 } },
  learner({ signature, options: chosen, task, streams }) {
    const cell = netOf(signature, chosen)
    const program = createProgram(cell, signature.inputKind, { thresholdError: rule(chosen, streams.search) })
    initialiseWeights(program.weights, cell, streams.weights, chosen.initialRange)
    const update = program.updater(sgd(program.weights.length, chosen))
    return {
      weights: program.weights,
      learn(training) {
        const sequence = training.next()
        training.spend(sequence.length * program.cost.forward)
        const answers = program.run(sequence)
        const correct = task.correct(answers, sequence)
        training.answered(answers, sequence)
        if (correct) return 'continue'
        program.reverse(sequence, 'squared-error')
        training.spend(sequence.length * program.cost.reverse)
        update()
        training.weightsChanged()
        return 'continue'
      },
      answer: sequence => program.run(sequence),
    }
  },
})
