import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../engine/random.ts'
import { clockwork } from '../../methods/cells/clockwork.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import method from '../../methods/clockwork.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { gradientOf, sameBits, sequenceWithTargets } from '../helpers/gradients.ts'
import { greatestDifference, inputsAt, namedWeights } from '../helpers/named-weights.ts'
import { randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'
import { hiddenValues } from '../helpers/watched.ts'

const MODULES = 4
const UNITS = 2
const LENGTH = 34
/** As many outputs as hidden units, so that the answer can show them. */
const shape = { inputs: 3, outputs: MODULES * UNITS, modules: MODULES, unitsPerModule: UNITS, outputUnits: 'linear' } as const

function prepare(modules = MODULES) {
  const net = clockwork({ ...shape, modules })
  const random = randomStream(['clockwork test'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  return { net, weights, sequence: sequenceWithTargets(net, LENGTH, () => true, random) }
}

test('one module is the standard recurrent net, to the bit', t => {
  const { net, weights, sequence } = prepare(1)
  const standard = fullyRecurrent({ inputs: 3, outputs: 8, hidden: UNITS, hiddenUnits: 'tanh', outputUnits: 'linear' })
  const [a, b] = [net, standard].map(each => createProgram(each, 'dense'))
  for (const program of [a, b]) program.weights.set(weights)
  t.true(sameBits(a.run(sequence).slice(), b.run(sequence).slice()))
  const gradients = [a, b].map(program => gradientOf(program, () => program.reverse(sequence, 'squared-error')))
  t.true(sameBits(gradients[0], gradients[1]))
})

test('the modules take the values of equation (1), written out by hand with t mod 2^i', t => {
  // Another order of summation, over 34 steps: 1e-12 absolute.
  const { net, weights, sequence } = prepare()
  const named = namedWeights(net, weights)
  const values = hiddenValues(net, weights, sequence)
  let h = Array.from({ length: MODULES }, () => Array<number>(UNITS).fill(0))
  for (let step = 0; step < LENGTH; step++) {
    const old = h
    h = old.map((own, i) =>
      step % 2 ** i === 0
        ? named.net(`module ${i}`, [...inputsAt(sequence, step, 3), ...old.slice(i).flat()]).map(Math.tanh)
        : own,
    )
    t.true(greatestDifference(values[step], h.flat()) < 1e-12, `step ${step}`)
  }
})

test('a module hears itself and slower ones, at the multiples of its period; else it copies itself to the bit', t => {
  const { net, weights, sequence } = prepare()
  const flow = errorFlow(net, 'dense', { gradient: 'full' })
  flow.run(weights, sequence)
  const size = flow.stateSize
  for (let step = 0; step < LENGTH; step++) {
    const jacobian = flow.jacobian(step)
    for (let i = 0; i < MODULES * UNITS; i++)
      for (let j = 0; j < MODULES * UNITS; j++) {
        const [to, from] = [Math.floor(i / UNITS), Math.floor(j / UNITS)]
        const entry = jacobian[i * size + j]
        if (step % 2 ** to !== 0) t.is(entry, i === j ? 1 : 0)
        else if (from < to) t.is(entry, 0)
        else t.not(entry, 0)
      }
  }
})

test('its recurrent weights are the blocks on and right of the diagonal', t => {
  const { net } = prepare()
  const n = MODULES * UNITS
  t.is(net.parameterCount, (n * (n + UNITS)) / 2 + n * (3 + 1) + n * (n + 1))
})

test('it solves the latching problem, whose key input comes when all modules listen', async t => {
  const registry = await loadRegistry()
  const spec = specFor(registry, 'clockwork', 'latching', { parameters: { lag: 40 }, seed: 2001, sequences: 6000 })
  const { result } = runTrial(spec, registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.05 * result.test!.sequences)
})

test('refuses no modules at all, and more than twelve', t => {
  for (const wrong of [{ modules: 0 }, { modules: 13 }, { unitsPerModule: 0 }, { periods: [1, 2] }])
    t.false(method.options.safeParse(wrong).success)
})
