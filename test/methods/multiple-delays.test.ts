import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { type MultipleDelaysShape, multipleDelays } from '../../methods/cells/multiple-delays.ts'
import method from '../../methods/multiple-delays.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { gradientOf, sameBits } from '../helpers/gradients.ts'
import { greatestDifference, inputsAt, namedWeights } from '../helpers/named-weights.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const shape = {
  inputs: 2,
  outputs: 2,
  delays: 3,
  recurrence: 'global',
  hidden: 4,
  hiddenUnits: 'tanh',
  outputUnits: 'logistic',
} as const

/** Equations (1) and (2) written out for full matrices W_r: dE/dw of a whole sequence. */
function gradientByHand(weights: Float64Array, sequence: Sequence): Float64Array {
  const { inputs, outputs, delays, hidden } = shape
  const named = namedWeights(multipleDelays(shape), weights)
  const h: number[][] = []
  const steps = Array.from({ length: sequence.length }, (_, t) => {
    const z = inputsAt(sequence, t, inputs)
    for (let r = 1; r <= delays; r++) z.push(...(h[t - r] ?? Array<number>(hidden).fill(0)))
    h.push(named.net('hidden', z).map(Math.tanh))
    return { z, y: named.net('outputs', h[t]).map(net => 1 / (1 + Math.exp(-net))) }
  })
  const gradient = new Float64Array(weights.length)
  const delta: number[][] = []
  for (let t = sequence.length - 1; t >= 0; t--) {
    const { z, y } = steps[t]
    const target = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(t)
    const deltaY = y.map((value, k) => (target < 0 ? 0 : (value - sequence.targets[target * outputs + k]) * value * (1 - value)))
    const error = named.back('outputs', deltaY)
    for (let r = 1; r <= delays && t + r < sequence.length; r++)
      named.back('hidden', delta[t + r]).forEach((e, column) => {
        const unit = column - inputs - (r - 1) * hidden
        if (unit >= 0 && unit < hidden) error[unit] += e
      })
    delta[t] = error.map((e, j) => e * (1 - h[t][j] ** 2))
    named.accumulate('outputs', deltaY, h[t], gradient)
    named.accumulate('hidden', delta[t], z, gradient)
  }
  return gradient
}

function prepare(changes: Partial<MultipleDelaysShape>) {
  const net = multipleDelays({ ...shape, ...changes })
  const program = createProgram(net, 'dense')
  const random = randomStream(['multiple delays test'])
  randomWeights(program.weights, random)
  return { net, program, sequence: randomSequence(net, 'dense', 14, random) }
}

test('one delay is the standard recurrent net, to the bit', t => {
  for (const hiddenUnits of ['tanh', 'logistic'] as const) {
    const { program, sequence } = prepare({ delays: 1, hiddenUnits })
    const standard = createProgram(fullyRecurrent({ ...shape, hiddenUnits }), 'dense')
    standard.weights.set(program.weights)
    t.true(sameBits(program.run(sequence).slice(), standard.run(sequence).slice()))
    const gradients = [program, standard].map(each => gradientOf(each, () => each.reverse(sequence, 'squared-error')))
    t.true(sameBits(gradients[0], gradients[1]))
  }
})

test('the gradient is that of equations (1) and (2), written out by hand: errors jump ahead over every delay', t => {
  // Another order of summation: 1e-12 absolute.
  const { program, sequence } = prepare({})
  const gradient = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
  t.true(gradient.some(value => Math.abs(value) > 1e-2))
  t.true(greatestDifference(gradient, gradientByHand(program.weights, sequence)) < 1e-12)
})

test('a locally recurrent net is a globally recurrent one with diagonal matrices, in answers and gradient', t => {
  const { net, program: local, sequence } = prepare({ recurrence: 'local' })
  const { inputs, delays, hidden } = shape
  t.is(net.parameterCount, hidden * (inputs + delays + 1) + 2 * (hidden + 1))
  const globally = multipleDelays(shape)
  const global = createProgram(globally, 'dense')
  const [from, to] = [namedWeights(net, local.weights), namedWeights(globally, global.weights)]
  const pairs: [number, number][] = []
  for (let unit = 0; unit < hidden; unit++) {
    for (let i = 0; i < inputs; i++) pairs.push([from.at('hidden', unit, i), to.at('hidden', unit, i)])
    pairs.push([from.at('hidden', unit, inputs), to.at('hidden', unit, inputs + delays * hidden)])
    for (let r = 0; r < delays; r++)
      pairs.push([from.at('self-connections', r * hidden + unit, 0), to.at('hidden', unit, inputs + r * hidden + unit)])
    for (const k of [0, 1]) pairs.push([from.at('outputs', k, unit), to.at('outputs', k, unit)])
  }
  for (const k of [0, 1]) pairs.push([from.at('outputs', k, hidden), to.at('outputs', k, hidden)])
  t.is(pairs.length, net.parameterCount)
  for (const [i, j] of pairs) global.weights[j] = local.weights[i]
  // Another order of summation: 1e-13 and 1e-12 absolute.
  t.true(greatestDifference(local.run(sequence).slice(), global.run(sequence).slice()) < 1e-13)
  const [own, full] = [local, global].map(each => gradientOf(each, () => each.reverse(sequence, 'squared-error')))
  t.true(own.some(value => Math.abs(value) > 1e-2))
  for (const [i, j] of pairs) t.true(Math.abs(own[i] - full[j]) < 1e-12)
})

test('both kinds solve the latching problem at a short lag', async t => {
  const registry = await loadRegistry()
  for (const recurrence of ['global', 'local']) {
    const spec = specFor(registry, 'multiple-delays', 'latching', {
      options: { recurrence },
      parameters: { lag: 20 },
      seed: 2001,
      sequences: 6000,
    })
    const { result } = runTrial(spec, registry)
    t.is(result.outcome.status, 'solved', recurrence)
    t.true(result.test!.wrong <= 0.05 * result.test!.sequences, recurrence)
  }
})

test('refuses a net without delays, and another recurrence', t => {
  for (const wrong of [{ delays: 0 }, { recurrence: 'none' }, { outputDelays: 2 }])
    t.false(method.options.safeParse(wrong).success)
})
