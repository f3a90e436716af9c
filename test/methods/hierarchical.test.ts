import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { type HierarchicalShape, hierarchical } from '../../methods/cells/hierarchical.ts'
import method from '../../methods/hierarchical.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { numbersOf } from '../helpers/flows.ts'
import { gradientOf, sameBits, sequenceWithTargets } from '../helpers/gradients.ts'
import { greatestDifference, inputsAt, namedWeights } from '../helpers/named-weights.ts'
import { randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'
import { hiddenValues } from '../helpers/watched.ts'

const LEVELS = 4
const UNITS = 3
const LENGTH = 40
/** As many outputs as hidden units, so that the answer can show them. */
const shape = {
  inputs: 2,
  outputs: LEVELS * UNITS,
  levels: LEVELS,
  unitsPerLevel: UNITS,
  slowness: 'hold',
  inputTo: 'fastest',
  outputUnits: 'linear',
} as const

function prepare(changes: Partial<HierarchicalShape> = {}) {
  const net = hierarchical({ ...shape, ...changes })
  const random = randomStream(['hierarchical test'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  return { net, weights, sequence: sequenceWithTargets(net, LENGTH, () => true, random) }
}

/** Equations (1) and (2) written out, with t mod 2^s: the values of all levels after each step. */
function byHand(weights: Float64Array, sequence: Sequence, changes: Partial<HierarchicalShape>): number[][] {
  const { slowness, inputTo } = { ...shape, ...changes }
  const named = namedWeights(hierarchical({ ...shape, ...changes }), weights)
  let h = Array.from({ length: LEVELS }, () => Array<number>(UNITS).fill(0))
  return Array.from({ length: LENGTH }, (_, t) => {
    const old = h
    h = old.slice()
    for (let s = 0; s < LEVELS; s++) {
      const external = s === 0 || inputTo === 'all' ? inputsAt(sequence, t, 2) : []
      const faster = h.slice(0, s)
      const slower = old.slice(s + 1)
      const fresh = named.net(`level ${s}`, [...external, ...old[s], ...faster.flat(), ...slower.flat()]).map(Math.tanh)
      if (slowness === 'slow-change') h[s] = fresh.map((value, i) => (1 - 1 / 2 ** s) * old[s][i] + value / 2 ** s)
      else if (t % 2 ** s === 0) h[s] = fresh
    }
    return h.flat()
  })
}

for (const slowness of ['hold', 'slow-change'] as const) {
  test(`${slowness}: one level is the standard recurrent net, to the bit`, t => {
    const { net, weights, sequence } = prepare({ slowness, levels: 1 })
    const standard = fullyRecurrent({ inputs: 2, outputs: 12, hidden: UNITS, hiddenUnits: 'tanh', outputUnits: 'linear' })
    const [a, b] = [net, standard].map(each => createProgram(each, 'dense'))
    for (const program of [a, b]) program.weights.set(weights)
    t.true(sameBits(a.run(sequence).slice(), b.run(sequence).slice()))
    const gradients = [a, b].map(program => gradientOf(program, () => program.reverse(sequence, 'squared-error')))
    t.true(sameBits(gradients[0], gradients[1]))
  })

  for (const inputTo of ['fastest', 'all'] as const)
    test(`${slowness}, input to ${inputTo}: all levels take the values of equations (1) and (2), written out by hand`, t => {
      // Another order of summation, over 40 steps: 1e-12 absolute.
      const { net, weights, sequence } = prepare({ slowness, inputTo })
      const values = hiddenValues(net, weights, sequence)
      byHand(weights, sequence, { slowness, inputTo }).forEach((expected, step) => {
        t.true(greatestDifference(values[step], expected) < 1e-12, `step ${step}`)
      })
    })
}

test('held values are copied to the bit, and change at the multiples of their period', t => {
  const { net, weights, sequence } = prepare()
  const values = hiddenValues(net, weights, sequence)
  for (let step = 1; step < LENGTH; step++)
    for (let i = 0; i < LEVELS * UNITS; i++)
      t.is(values[step][i] === values[step - 1][i], step % 2 ** Math.floor(i / UNITS) !== 0, `step ${step}, unit ${i}`)
})

test('over one period of a level that sees itself alone, the error passes one slope and one weight matrix: diag(1 - h²) U_s', t => {
  const { net, weights, sequence } = prepare()
  // Only U_s stays (the columns of `own`), and the biases.
  for (const { name, rows, columns, offset } of net.parameters.filter(parameter => /^level \d$/.test(parameter.name))) {
    const own = name === 'level 0' ? 2 : 0
    weights.fill(0, offset, offset + own * rows)
    weights.fill(0, offset + (own + UNITS) * rows, offset + columns * rows)
  }
  const named = namedWeights(net, weights)
  const values = hiddenValues(net, weights, sequence)
  const flow = errorFlow(net, 'dense', { gradient: 'full' })
  flow.run(weights, sequence)
  const size = flow.stateSize
  t.is(size, LEVELS * UNITS + LEVELS - 1)
  for (let s = 0; s < LEVELS; s++) {
    const period = 2 ** s
    for (const last of [period + 3, 3 * period + 1, 4 * period]) {
      const product = numbersOf(flow.product(last, period))
      const change = last - (last % period)
      for (let i = 0; i < UNITS; i++)
        for (let j = 0; j < UNITS; j++) {
          const weight = weights[named.at(`level ${s}`, i, (s === 0 ? 2 : 0) + j)]
          const expected = (1 - values[change][s * UNITS + i] ** 2) * weight
          t.true(Math.abs(product[(s * UNITS + i) * size + s * UNITS + j] - expected) < 1e-12, `level ${s}, step ${last}`)
        }
    }
  }
})

test('four levels solve the two-sequence problem of the paper at its shortest length, in both readings of slowness', async t => {
  const registry = await loadRegistry()
  for (const slowness of ['hold', 'slow-change']) {
    const spec = specFor(registry, 'hierarchical', 'multi-scale-patterns', {
      options: { slowness },
      parameters: { lag: 10 },
      seed: 2001,
      sequences: 30_000,
    })
    const { result } = runTrial(spec, registry)
    t.is(result.outcome.status, 'solved', slowness)
    t.true(result.test!.wrong <= 0.1 * result.test!.sequences, slowness)
  }
})

test('refuses no levels at all, and more than twelve', t => {
  for (const wrong of [{ levels: 0 }, { levels: 13 }, { slowness: 'often' }, { inputTo: 'slowest' }])
    t.false(method.options.safeParse(wrong).success)
})
