import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../../engine/random.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { timeConstantNet, timeConstantsOf } from '../../../methods/cells/time-constants.ts'
import { gradientOf, sameBits } from '../../helpers/gradients.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const [INPUTS, OUTPUTS, UNITS] = [2, 2, 4]
const shape = {
  inputs: INPUTS,
  outputs: OUTPUTS,
  outputUnits: 'logistic',
  standardUnits: 1,
  slowUnits: 3,
  timeConstants: [0.3, 0.6, 0.9],
  learnTimeConstants: true,
} as const

test('with all time constants at 0 it is the standard net, to the last bit', t => {
  const sizes = { inputs: INPUTS, outputs: OUTPUTS, outputUnits: 'logistic' } as const
  const standard = fullyRecurrent({ ...sizes, hidden: UNITS, hiddenUnits: 'tanh' })
  const random = randomStream(['time constants at 0'])
  const weights = new Float64Array(standard.parameterCount)
  randomWeights(weights, random)
  const sequence = randomSequence(standard, 'dense', 20, random)
  const resultOf = (cell: typeof standard) => {
    const program = createProgram(cell, 'dense')
    program.weights.set(weights)
    const gradient = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
    return { answers: program.run(sequence).slice(), gradient }
  }
  const expected = resultOf(standard)
  t.true(expected.gradient.some(value => Math.abs(value) > 1e-3))
  for (const slowUnits of [0, 2, UNITS]) {
    const units = { standardUnits: UNITS - slowUnits, slowUnits, timeConstants: 0, learnTimeConstants: false }
    const { answers, gradient } = resultOf(timeConstantNet({ ...sizes, ...units }))
    t.true(sameBits(answers, expected.answers))
    t.true(gradient.every((value, i) => value === expected.gradient[i]))
  }
})

/** Equations (1) to (5) written out by hand; the last three entries are dE/dτ. */
function gradientByHand(weights: Float64Array, sequence: Sequence): number[] {
  const tau = [0, ...shape.timeConstants]
  const columns = INPUTS + UNITS
  // The order of the cell's weights: hidden and their biases, a of τ, outputs and their biases.
  const bias = UNITS * columns
  const out = bias + UNITS + 3
  const outBias = out + OUTPUTS * UNITS
  const c: number[][] = [Array<number>(UNITS).fill(0)]
  const now: number[][] = []
  const errors: number[][] = []
  const sourcesAt = (t: number): number[] => [...sequence.inputs.subarray(t * INPUTS, (t + 1) * INPUTS), ...c[t]]
  for (let t = 0; t < sequence.length; t++) {
    const sources = sourcesAt(t)
    now.push(tau.map((_, i) => Math.tanh(sources.reduce((sum, s, j) => sum + weights[j * UNITS + i] * s, weights[bias + i]))))
    c.push(tau.map((value, i) => value * c[t][i] + (1 - value) * now[t][i]))
    const target = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(t)
    errors.push(
      Array.from({ length: OUTPUTS }, (_, k) => {
        const y =
          1 / (1 + Math.exp(-c[t + 1].reduce((sum, v, i) => sum + weights[out + i * OUTPUTS + k] * v, weights[outBias + k])))
        return target < 0 ? 0 : y * (1 - y) * (y - sequence.targets[target * OUTPUTS + k])
      }),
    )
  }
  const gradient = Array<number>(weights.length + 3).fill(0)
  let later = Array<number>(UNITS).fill(0)
  for (let t = sequence.length - 1; t >= 0; t--) {
    const dc = later.map((value, i) => value + errors[t].reduce((sum, e, k) => sum + weights[out + i * OUTPUTS + k] * e, 0))
    const dnet = dc.map((value, i) => (1 - tau[i]) * (1 - now[t][i] ** 2) * value)
    const sources = sourcesAt(t)
    errors[t].forEach((e, k) => {
      c[t + 1].forEach((value, i) => {
        gradient[out + i * OUTPUTS + k] += e * value
      })
      gradient[outBias + k] += e
    })
    dnet.forEach((d, i) => {
      sources.forEach((s, j) => {
        gradient[j * UNITS + i] += d * s
      })
      gradient[bias + i] += d
      if (i > 0) gradient[weights.length + i - 1] += dc[i] * (c[t][i] - now[t][i])
    })
    later = dc.map((value, k) => tau[k] * value + dnet.reduce((sum, d, i) => sum + weights[(INPUTS + k) * UNITS + i] * d, 0))
  }
  return gradient
}

test('the gradient is that of the equations written out by hand, for time constants too', t => {
  // Another order of summation: 1e-12. dE/da = τ (1 - τ) dE/dτ.
  const cell = timeConstantNet(shape)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['time constants by hand'])
  randomWeights(program.weights, random)
  const a = cell.parameters.find(({ name }) => name === 'time constants')!.offset
  for (const [i, tau] of shape.timeConstants.entries()) program.weights[a + i] = Math.log(tau / (1 - tau))
  const sequence = randomSequence(cell, 'dense', 12, random)
  program.reverse(sequence, 'squared-error')
  const expected = gradientByHand(program.weights, sequence)
  for (const [i, tau] of shape.timeConstants.entries()) expected[a + i] = tau * (1 - tau) * expected[program.weights.length + i]
  t.true(shape.timeConstants.every((_, i) => Math.abs(expected[a + i]) > 1e-4))
  program.gradient.forEach((value, i) => {
    t.true(Math.abs(value - expected[i]) < 1e-12, `weight ${i}: ${value} instead of ${expected[i]}`)
  })
})

test('learned time constants start where they are told to', t => {
  // A logistic of a logarithm: 1e-15.
  const parameter = timeConstantNet(shape).parameters.find(({ name }) => name === 'time constants')!
  const { values } = parameter.initialiser as { readonly values: readonly number[] }
  t.is(values.length, 3)
  for (const [i, value] of values.entries()) t.true(Math.abs(1 / (1 + Math.exp(-value)) - shape.timeConstants[i]) < 1e-15)
})

test('on the ladder, half of what a unit holds is gone after 1, 2, 4, 8, ... steps', t => {
  // Powers by repeated products: 1e-13.
  const ladder = timeConstantsOf({ slowUnits: 8, timeConstants: 'ladder' })
  t.is(ladder.length, 8)
  for (const [i, tau] of ladder.entries()) t.true(Math.abs(tau ** (2 ** i) - 0.5) < 1e-13)
})

test('without recurrent weights, the share τ^q of an error is left after q steps', t => {
  // Logarithms of products of 20 factors: 1e-12.
  const cell = timeConstantNet({ ...shape, learnTimeConstants: false })
  const weights = new Float64Array(cell.parameterCount)
  randomWeights(weights, randomStream(['flow']))
  weights.fill(0, INPUTS * UNITS, (INPUTS + UNITS) * UNITS)
  const flow = errorFlow(cell, 'dense', { gradient: 'full' })
  flow.run(weights, randomSequence(cell, 'dense', 30, randomStream(['flow inputs'])))
  for (const q of [1, 5, 20])
    for (const [i, tau] of shape.timeConstants.entries()) {
      const unit = Float64Array.from({ length: UNITS }, (_, k) => (k === i + 1 ? 1 : 0))
      t.true(Math.abs(flow.decay(29, q, unit)[q] - q * Math.log10(tau)) < 1e-12)
    }
})

test('a unit with nothing to hear forgets by the factor τ, and one that hears the same forever ends at tanh(net)', t => {
  const cell = timeConstantNet({
    ...shape,
    inputs: 1,
    outputs: 1,
    standardUnits: 0,
    slowUnits: 1,
    timeConstants: 0.8,
    learnTimeConstants: false,
    outputUnits: 'linear',
  })
  const program = createProgram(cell, 'dense')
  // From input 1.5, no recurrence, no bias; the output is the unit.
  program.weights.set([1.5, 0, 0, 1, 0])
  const respond = (input: (t: number) => number): Float64Array => {
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(200)
    for (let step = 0; step < 200; step++) {
      sequence.setInput(step, 0, input(step))
      sequence.addTarget(step)
    }
    return program.run(sequence).slice()
  }
  const impulse = respond(step => (step === 0 ? 1 : 0))
  t.true(Math.abs(impulse[0] - 0.2 * Math.tanh(1.5)) < 1e-15)
  for (let step = 1; step < 50; step++) t.true(Math.abs(impulse[step] / impulse[step - 1] - 0.8) < 1e-12)
  t.true(Math.abs(respond(() => 1)[199] - Math.tanh(1.5)) < 1e-12)
})
