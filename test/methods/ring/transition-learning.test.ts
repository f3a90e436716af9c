import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { type Hierarchy, hierarchy } from '../../../methods/ring/hierarchy.ts'
import { inputRow, readInput } from '../../../methods/ring/input-row.ts'
import { type TransitionLearningOptions, transitionLearning } from '../../../methods/ring/transition-learning.ts'
import adding from '../../../tasks/adding.ts'
import { bufferFor, instanceOf } from '../../helpers/samples.ts'

const usual: TransitionLearningOptions = {
  learningRate: 1,
  statisticsRate: 0.2,
  threshold: Number.POSITIVE_INFINITY,
  epsilon: 0.1,
  mostUnits: 10,
  learnModified: true,
  statistics: 'eligible',
}
const INPUTS = 3
const OUTPUTS = 2
const STEPS = 6

const random = randomStream(['transition learning'])
const sequence = bufferFor({
  ...instanceOf(adding),
  signature: { ...instanceOf(adding).signature, inputs: INPUTS, outputs: OUTPUTS },
})
sequence.begin(STEPS)
for (let t = 0; t < STEPS; t++) for (let j = 0; j < INPUTS; j++) sequence.setInput(t, j, random.between(-1, 1))
// One input that carries nothing: the way through it is closed for a step.
sequence.setInput(STEPS - 2, 1, 0)
const targets = Float64Array.of(0.7, -0.4)

/** Up to three orders, two units of one order beside each other, weights drawn anew. */
function netWithUnits(): Hierarchy {
  const net = hierarchy(INPUTS, OUTPUTS)
  for (const [node, input] of [
    [0, 0],
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 1],
    [5, 2],
    [7, 0],
  ])
    net.addUnit(node * INPUTS + input)
  const weights = randomStream(['weights'])
  for (let i = 0; i < net.weights.length; i++) net.weights[i] = weights.between(-1, 1)
  return net
}

/** The outputs at the last step. */
function outputsOf(net: Hierarchy): Float64Array {
  const activations = new Float64Array(net.nodes)
  const input = inputRow(INPUTS)
  for (let t = 0; t < STEPS; t++) {
    readInput(sequence, t, input)
    net.step(activations, input)
  }
  return activations.slice(0, OUTPUTS)
}

/** Learns from the errors at the last step alone. */
function learnLastStep(net: Hierarchy, options: TransitionLearningOptions): void {
  const outputs = outputsOf(net)
  const learning = transitionLearning(net, options)
  for (let t = 0; t < STEPS; t++) readInput(sequence, t, learning.nextInput())
  learning.learn(targets.map((target, k) => target - outputs[k]))
}

test('learning through all orders is steepest descent: finite differences of the squared error of the last step', t => {
  const net = netWithUnits()
  const before = net.weights.slice()
  const errorAt = (index: number, value: number): number => {
    net.weights[index] = value
    const error = outputsOf(net).reduce((sum, output, k) => sum + (targets[k] - output) ** 2 / 2, 0)
    net.weights[index] = before[index]
    return error
  }
  // The error is quadratic in each weight, so that central differences are exact but for rounding: 1e-16 / 1e-3.
  const step = 1e-3
  const wanted = before.map((weight, i) => (errorAt(i, weight - step) - errorAt(i, weight + step)) / (2 * step))
  learnLastStep(net, usual)
  const largest = wanted.reduce((most, change, i) => Math.max(most, Math.abs(change - (net.weights[i] - before[i]))), 0)
  t.true(largest < 1e-11, `${largest}`)
  // All orders take part: some weight of each output and of most units moves.
  for (const node of [0, 1, 2, 4, 5])
    t.true(wanted.subarray(node * INPUTS, (node + 1) * INPUTS).some(change => Math.abs(change) > 1e-4))
})

test('a connection that has a unit stays as it is where it may not learn, and all others move as before', t => {
  const [frozen, free] = [netWithUnits(), netWithUnits()]
  const before = frozen.weights.slice()
  learnLastStep(frozen, { ...usual, learnModified: false })
  learnLastStep(free, usual)
  for (let i = 0; i < before.length; i++) t.is(frozen.weights[i], frozen.modifiers[i] === 0 ? free.weights[i] : before[i])
})

test('units are added up to the ceiling and no further', t => {
  for (const mostUnits of [0, 1, 4]) {
    const net = hierarchy(INPUTS, OUTPUTS)
    const learning = transitionLearning(net, { ...usual, learningRate: 0.01, threshold: 1e-3, mostUnits })
    for (let t = 0; t < 5 * STEPS; t++) {
      readInput(sequence, t % STEPS, learning.nextInput())
      learning.learn(targets)
    }
    t.is(net.nodes - OUTPUTS, mostUnits)
  }
})
