import test from 'ava'
import { cell, tanh } from '../../engine/cell.ts'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import { narx } from '../../methods/cells/narx.ts'
import method from '../../methods/narx.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { gradientOf, sameBits } from '../helpers/gradients.ts'
import { greatestDifference, inputsAt, namedWeights } from '../helpers/named-weights.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const perceptron = {
  net: 'perceptron',
  inputs: 2,
  outputs: 2,
  inputDelays: 2,
  outputDelays: 3,
  hidden: 4,
  hiddenUnits: 'tanh',
  feedbackWeight: 1.25,
  outputUnits: 'tanh',
} as const

/** Equations (1), (2), (4) and (5) written out: dE/dw of a whole sequence. */
function gradientByHand(weights: Float64Array, sequence: Sequence): { answers: number[][]; gradient: Float64Array } {
  const { inputs, outputs, inputDelays, outputDelays } = perceptron
  const named = namedWeights(narx(perceptron), weights)
  const u = (t: number) => (t < 0 ? Array<number>(inputs).fill(0) : inputsAt(sequence, t, inputs))
  const y: number[][] = []
  const steps = Array.from({ length: sequence.length }, (_, t) => {
    const v = [0, 1, 2].slice(0, inputDelays + 1).flatMap(d => u(t - d))
    for (let r = 1; r <= outputDelays; r++) v.push(...(y[t - r] ?? Array<number>(outputs).fill(0)))
    const h = named.net('hidden', v).map(Math.tanh)
    y.push(named.net('outputs', h).map(Math.tanh))
    return { v, h }
  })
  const gradient = new Float64Array(weights.length)
  const deltaH: number[][] = []
  for (let t = sequence.length - 1; t >= 0; t--) {
    const { v, h } = steps[t]
    const target = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(t)
    const error = y[t].map((value, k) => (target < 0 ? 0 : value - sequence.targets[target * outputs + k]))
    for (let r = 1; r <= outputDelays && t + r < sequence.length; r++) {
      const arriving = named.back('hidden', deltaH[t + r])
      for (let k = 0; k < outputs; k++) error[k] += arriving[inputs * (inputDelays + 1) + (r - 1) * outputs + k]
    }
    const deltaY = error.map((e, k) => e * (1 - y[t][k] ** 2))
    deltaH[t] = named.back('outputs', deltaY).map((e, j) => e * (1 - h[j] ** 2))
    named.accumulate('outputs', deltaY, h, gradient)
    named.accumulate('hidden', deltaH[t], v, gradient)
  }
  return { answers: y, gradient }
}

test('answers and gradient are those of equations (1) to (5), written out by hand: errors jump ahead over every delay', t => {
  // Another order of summation: 1e-12 absolute.
  const net = narx(perceptron)
  const program = createProgram(net, 'dense')
  const random = randomStream(['narx test'])
  randomWeights(program.weights, random)
  const sequence = randomSequence(net, 'dense', 14, random)
  const gradient = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
  const byHand = gradientByHand(program.weights, sequence)
  t.true(gradient.some(value => Math.abs(value) > 1e-2))
  t.true(greatestDifference(gradient, byHand.gradient) < 1e-12)
  const asked = [...sequence.targetSteps.subarray(0, sequence.targetCount)].flatMap(step => byHand.answers[step])
  t.true(greatestDifference(asked, program.run(sequence)) < 1e-13)
})

test('with one output delay and no input delay it is the net whose hidden units see the last answer, to the bit', t => {
  const net = narx({ ...perceptron, inputDelays: 0, outputDelays: 1 })
  const plain = cell({ inputs: 2, state: { y: 2 } }, ({ x, y }, { dense }) => ({
    y: tanh(dense(2, [tanh(dense(4, [x, y]))])),
  }))
  const random = randomStream(['narx with one delay'])
  const [a, b] = [createProgram(net, 'dense'), createProgram(plain, 'dense')]
  randomWeights(a.weights, random)
  b.weights.set(a.weights)
  const sequence = randomSequence(net, 'dense', 20, random)
  t.true(sameBits(a.run(sequence).slice(), b.run(sequence).slice()))
  const gradients = [a, b].map(program => gradientOf(program, () => program.reverse(sequence, 'squared-error')))
  t.true(sameBits(gradients[0], gradients[1]))
})

test('with targets at all steps and a teacher it is a feedforward net of earlier inputs and targets (series-parallel training)', t => {
  const shape = { ...perceptron, outputUnits: 'linear' } as const
  const { inputs, outputs, inputDelays, outputDelays } = shape
  const net = narx(shape)
  const feedforward = cell({ inputs: inputs * (inputDelays + 1) + outputs * outputDelays, state: {} }, ({ x }, { dense }) => ({
    y: dense(2, [tanh(dense(4, [x]))]),
  }))
  const random = randomStream(['narx with a teacher'])
  const length = 12
  const [sequence, taps] = [net, feedforward].map(({ inputs: width }) => sequenceBuffer('dense', width, outputs))
  for (const buffer of [sequence, taps]) buffer.begin(length)
  for (let step = 0; step < length; step++) {
    for (let i = 0; i < inputs; i++) sequence.setInput(step, i, random.normal())
    for (const buffer of [sequence, taps]) buffer.addTarget(step)
    for (let k = 0; k < outputs; k++) {
      sequence.setTarget(k, random.normal())
      taps.setTarget(k, sequence.targets[step * outputs + k])
    }
    for (let d = 0; d <= Math.min(step, inputDelays); d++)
      for (let i = 0; i < inputs; i++) taps.setInput(step, d * inputs + i, sequence.inputs[(step - d) * inputs + i])
    for (let r = 1; r <= Math.min(step, outputDelays); r++)
      for (let k = 0; k < outputs; k++)
        taps.setInput(step, (inputDelays + 1) * inputs + (r - 1) * outputs + k, sequence.targets[(step - r) * outputs + k])
  }
  const forced = createProgram(net, 'dense', { teacherForcing: true })
  const reference = createProgram(feedforward, 'dense')
  randomWeights(forced.weights, random)
  reference.weights.set(forced.weights)
  const gradients = [
    gradientOf(forced, () => forced.reverse(sequence, 'squared-error')),
    gradientOf(reference, () => reference.reverse(taps, 'squared-error')),
  ]
  // The sums over time are taken in another order: 1e-12 absolute.
  t.true(gradients[1].some(value => Math.abs(value) > 1e-2))
  t.true(greatestDifference(gradients[0], gradients[1]) < 1e-12)
})

test('it solves the latching problem at the published settings', async t => {
  const registry = await loadRegistry()
  const spec = specFor(registry, 'narx', 'latching', { parameters: { lag: 30 }, seed: 2001, sequences: 6000 })
  t.is(spec.options.net, 'neuron')
  const { result } = runTrial(spec, registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.05 * result.test!.sequences)
})

test('refuses a net without feedback, and options that it does not know', t => {
  for (const wrong of [{ outputDelays: 0 }, { inputDelays: -1 }, { net: 'recurrent' }, { delays: 3 }])
    t.false(method.options.safeParse(wrong).success)
  t.true(method.options.safeParse({ teacherForcing: true }).success)
})
