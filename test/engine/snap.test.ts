// SnAp-n, forward mode with only the influences that arise within n steps, against nets written out by hand.

import test from 'ava'
import fc from 'fast-check'
import { cell, concat, sigmoid, slice, tanh, type Vector } from '../../engine/cell.ts'
import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import type { Loss, Program, ProgramOptions } from '../../engine/program.ts'
import { type RandomStream, randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import { type FullyRecurrentShape, fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { lstm1997 } from '../../methods/cells/lstm-1997.ts'
import { fullyRecurrentReference } from '../helpers/fully-recurrent-reference.ts'
import { gradientOf, relativeDifference, sameBits, sequenceWithTargets } from '../helpers/gradients.ts'
import { randomCell, randomSequence, randomWeights } from '../helpers/random-cells.ts'

const forwardMode = (program: Program, sequence: Sequence, loss: Loss = 'squared-error'): Float64Array =>
  gradientOf(program, () => program.forwardMode(sequence, loss))

/** Programs of one cell with the same random weights, each with its own n. */
function programs(net: Cell, random: RandomStream, ...steps: (number | undefined)[]): Program[] {
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  return steps.map(influenceSteps => {
    const program = createProgram(net, 'dense', influenceSteps === undefined ? {} : { influenceSteps })
    program.weights.set(weights)
    return program
  })
}

const cells = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 2 }),
  units: fc.integer({ min: 1, max: 4 }),
  nodes: fc.integer({ min: 0, max: 12 }),
  stops: fc.boolean(),
  length: fc.integer({ min: 1, max: 9 }),
  symbols: fc.boolean(),
  loss: fc.constantFrom<Loss>('squared-error', 'cross-entropy'),
})

test('with a large n SnAp-n is exact forward mode at the same cost; reverse mode does not see n', t => {
  // 1e-11: the cut influence is used after its step, the exact one before it, so sums are in another order.
  // A path between two of at most 8 state elements that visits none twice takes fewer than 8 steps.
  fc.assert(
    fc.property(cells, shape => {
      const net = randomCell(shape)
      const inputKind = shape.symbols ? 'symbols' : 'dense'
      const random = randomStream(['SnAp test', shape.seed])
      const create = (options: ProgramOptions): Program => createProgram(net, inputKind, options)
      const [exact, large, one] = [create({}), create({ influenceSteps: 8 }), create({ influenceSteps: 1 })]
      randomWeights(exact.weights, random)
      for (const program of [large, one]) program.weights.set(exact.weights)
      const sequence = randomSequence(net, inputKind, shape.length, random)
      const reverse = (program: Program) => gradientOf(program, () => program.reverse(sequence, shape.loss))
      const full = forwardMode(exact, sequence, shape.loss)
      return (
        relativeDifference(full, forwardMode(large, sequence, shape.loss)) < 1e-11 &&
        // A second run begins with no influence left from the first.
        sameBits(full, forwardMode(exact, sequence, shape.loss)) &&
        exact.cost.influence === large.cost.influence &&
        sameBits(reverse(exact), reverse(one))
      )
    }),
    { seed: 31, numRuns: 50 },
  )
  t.pass()
})

test('a chain of delay units: n says how far down the chain an influence is kept', t => {
  // a(t) = w x(t), b(t) = a(t-1), c(t) = b(t-1); the answer shows the old a, b, c, so at step 3, with errors of 1 each,
  // dE/dw = x(2) + x(1) + x(0): one decimal place each.
  const chain = cell({ inputs: 1, state: { a: 1, b: 1, c: 1 } }, ({ x, a, b, c }, { dense }) => ({
    a: dense(1, [x], { bias: false }),
    b: a,
    c: b,
    y: concat(a, b, c),
  }))
  const sequence = sequenceBuffer('dense', 1, 3)
  sequence.begin(4)
  ;[1, 10, 100, 1000].forEach((x, step) => {
    sequence.setInput(step, 0, x)
  })
  sequence.addTarget(3)
  ;[199, 19, 1].forEach((target, k) => {
    sequence.setTarget(k, target)
  })
  const kept = (options: ProgramOptions): number[] => {
    const program = createProgram(chain, 'dense', options)
    program.weights[0] = 2
    return [forwardMode(program, sequence)[0], program.cost.influence]
  }
  t.deepEqual(kept({ influenceSteps: 1 }), [100, 1])
  t.deepEqual(kept({ influenceSteps: 2 }), [110, 2])
  t.deepEqual(kept({ influenceSteps: 3 }), [111, 3])
  t.deepEqual(kept({}), [111, 3])
})

test('a chain of weights: each n keeps one weight more, exactly', t => {
  // a -> b -> c -> the answer, which shows the old c: the weights into c, b and a reach it within 1, 2 and 3 steps.
  const chain = cell({ inputs: 1, state: { a: 1, b: 1, c: 1 } }, ({ x, a, b, c }, { dense }) => ({
    a: tanh(dense(1, [x], { bias: false })),
    b: tanh(dense(1, [a], { bias: false })),
    c: tanh(dense(1, [b], { bias: false })),
    y: c,
  }))
  const [exact, ...cut] = programs(chain, randomStream(['SnAp chain']), undefined, 1, 2, 3)
  const sequence = sequenceWithTargets(chain, 9, step => step % 2 === 0, randomStream(['SnAp chain sequence']))
  const full = forwardMode(exact, sequence)
  t.true(full.every(value => value !== 0))
  cut.forEach((program, i) => {
    t.deepEqual(forwardMode(program, sequence), Float64Array.of(i < 2 ? 0 : full[0], i < 1 ? 0 : full[1], full[2]))
  })
})

const nets = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 2 }),
  hidden: fc.integer({ min: 2, max: 5 }),
  hiddenUnits: fc.constantFrom<'logistic' | 'tanh'>('logistic', 'tanh'),
  targets: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
})

/**
 * SnAp-1 of a fully recurrent net by hand: own[i][m] = d h_i / d w_im, carried by the diagonal of the Jacobian,
 *   own[i][m](t) = f'_i (w_ii own[i][m](t-1) + z_m(t)).
 * Linear outputs read the hidden units of step t (`new`: dE/dw = dE/dh(t) own(t)) or those of t-1 (`old`).
 */
function snap1(net: FullyRecurrentShape, weights: Float64Array, sequence: Sequence, outputsSee: 'old' | 'new'): Float64Array {
  const { inputs, outputs, hidden } = net
  const { steps, hiddenAt, outputAt } = fullyRecurrentReference(net, weights, sequence, 'squared-error')
  const gradient = new Float64Array(weights.length)
  const own = Array.from({ length: hidden }, () => Array<number>(inputs + hidden + 1).fill(0))
  steps.forEach(({ z, h, slope }, t) => {
    const advance = () => {
      for (let i = 0; i < hidden; i++)
        own[i] = own[i].map((value, m) => slope[i] * (weights[hiddenAt(i, inputs + i)] * value + z[m]))
    }
    if (outputsSee === 'new') advance()
    const target = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(t)
    const seen = [...(outputsSee === 'new' ? h : z.slice(inputs, inputs + hidden)), 1]
    for (let k = 0; k < outputs && target >= 0; k++) {
      const y = seen.reduce((sum, value, unit) => sum + weights[outputAt(k, unit)] * value, 0)
      const error = y - sequence.targets[target * outputs + k]
      seen.forEach((value, unit) => {
        gradient[outputAt(k, unit)] += error * value
      })
      own.forEach((row, i) => {
        row.forEach((value, m) => {
          gradient[hiddenAt(i, m)] += error * weights[outputAt(k, i)] * value
        })
      })
    }
    if (outputsSee === 'old') advance()
  })
  return gradient
}

test('SnAp-1 of a fully recurrent net carries d h_i / d w_im by the diagonal of the Jacobian', t => {
  // Other order of sums and other tanh than the engine's: rounding only.
  fc.assert(
    fc.property(nets, net => {
      const shape = { ...net, outputUnits: 'linear' } as const
      const random = randomStream(['SnAp-1', net.seed])
      const seesOld = cell({ inputs: net.inputs, state: { h: net.hidden } }, ({ x, h }, { dense }) => {
        const hidden = dense(net.hidden, [x, h])
        return { h: net.hiddenUnits === 'tanh' ? tanh(hidden) : sigmoid(hidden), y: dense(net.outputs, [h]) }
      })
      const [program] = programs(seesOld, random, 1)
      const sequence = sequenceWithTargets(seesOld, net.targets.length, step => net.targets[step], random)
      return relativeDifference(forwardMode(program, sequence), snap1(shape, program.weights, sequence, 'old')) < 1e-11
    }),
    { seed: 32, numRuns: 50 },
  )
  t.pass()
})

// Menick et al.: dE/dw = dE/dh(t) J(t) with J(t) cut. Here the cut J(t-1) goes through one exact step, so that an answer that reads
// h(t) sees what other units made of h_i(t-1): more than n = 1 keeps in the paper.
test('SnAp-1 as published: an answer that reads h(t) sees nothing beyond d h_i(t) / d w_im', t => {
  fc.assert(
    fc.property(nets, net => {
      const shape = { ...net, outputUnits: 'linear' } as const
      const random = randomStream(['SnAp-1 as published', net.seed])
      const [program] = programs(fullyRecurrent(shape), random, 1)
      const sequence = sequenceWithTargets(program.cell, net.targets.length, step => net.targets[step], random)
      return relativeDifference(forwardMode(program, sequence), snap1(shape, program.weights, sequence, 'new')) < 1e-11
    }),
    { seed: 33, numRuns: 50 },
  )
  t.pass()
})

test('SnAp-2 of a dense fully recurrent net is exact, where every unit reaches every other within 2 steps; SnAp-1 is not', t => {
  fc.assert(
    fc.property(nets, net => {
      const random = randomStream(['SnAp-2', net.seed])
      const [exact, one, two] = programs(fullyRecurrent({ ...net, outputUnits: 'logistic' }), random, undefined, 1, 2)
      const sequence = sequenceWithTargets(exact.cell, 8, step => step % 4 === 3, random)
      const full = forwardMode(exact, sequence)
      return (
        relativeDifference(full, forwardMode(two, sequence)) < 1e-11 &&
        relativeDifference(full, forwardMode(one, sequence)) > 1e-9
      )
    }),
    { seed: 34, numRuns: 25 },
  )
  t.pass()
})

test('SnAp-n of any wiring keeps the weights of a unit for the units that it reaches within n steps, its own step the first', t => {
  const wirings = fc.record({
    seed: fc.nat(1_000_000),
    units: fc.integer({ min: 1, max: 6 }),
    density: fc.constantFrom(0.15, 0.3, 0.5),
    steps: fc.integer({ min: 1, max: 6 }),
    length: fc.integer({ min: 2, max: 10 }),
  })
  let inexact = 0
  fc.assert(
    fc.property(wirings, ({ seed, units, density, steps, length }) => {
      const random = randomStream(['SnAp wiring', seed])
      const all = Array.from({ length: units }, (_, i) => i)
      const sources = all.map(() => all.filter(() => random.uniform() < density))
      const net = wired(sources)
      const [program, exact] = programs(net, random, steps, undefined)
      const sequence = sequenceWithTargets(net, length, step => step % 2 === 1, random)
      const gradient = forwardMode(program, sequence)
      if (relativeDifference(gradient, forwardMode(exact, sequence)) > 1e-9) inexact++
      return relativeDifference(gradient, wiredReference(sources, steps, program.weights, sequence)) < 1e-11
    }),
    { seed: 35, numRuns: 100 },
  )
  t.true(inexact > 10, `${inexact} of 100 wirings are cut`)
})

/** Single tanh units, unit k fed by the input and by the units sources[k]; a linear answer that sees the old values of all. */
function wired(sources: readonly (readonly number[])[]): Cell {
  const state = Object.fromEntries(sources.map((_, k) => [`h${k}`, 1]))
  return cell({ inputs: 1, state }, (previous, { dense }) => {
    const old: Vector[] = sources.map((_, k) => previous[`h${k}`])
    const next = sources.map((from, k) => [`h${k}`, tanh(dense(1, [previous.x, ...from.map(i => old[i])]))] as const)
    return { ...Object.fromEntries(next), y: dense(1, old) }
  })
}

function wiredReference(
  sources: readonly (readonly number[])[],
  steps: number,
  weights: Float64Array,
  sequence: Sequence,
): Float64Array {
  // Unit k's weights: input, sources, bias.
  const starts = [0]
  for (const from of sources) starts.push(starts.at(-1)! + from.length + 2)
  // kept[k]: the units that reach k in fewer than `steps` steps after their own.
  let kept = sources.map((_, k) => new Set([k]))
  for (let n = 1; n < steps; n++) kept = kept.map((set, k) => new Set([...set, ...sources[k].flatMap(i => [...kept[i]])]))
  const gradient = new Float64Array(weights.length)
  let h = sources.map(() => 0)
  let influence = sources.map(() => new Float64Array(weights.length))
  for (let t = 0, target = 0; t < sequence.length; t++) {
    if (target < sequence.targetCount && sequence.targetSteps[target] === t) {
      const last = starts.at(-1)!
      const seen = [...h, 1]
      const error = seen.reduce((sum, value, k) => sum + weights[last + k] * value, 0) - sequence.targets[target++]
      for (let w = 0; w < weights.length; w++) {
        gradient[w] += w >= last ? error * seen[w - last] : 0
        for (let k = 0; k < h.length; k++) gradient[w] += error * weights[last + k] * influence[k][w]
      }
    }
    const z = sources.map(from => [sequence.inputs[t], ...from.map(i => h[i]), 1])
    const next = z.map((values, k) => Math.tanh(values.reduce((sum, value, m) => sum + weights[starts[k] + m] * value, 0)))
    influence = sources.map((from, k) =>
      Float64Array.from(weights, (_, w) => {
        const owner = starts.findIndex(start => start > w) - 1
        if (!kept[k].has(owner)) return 0
        const direct = owner === k ? z[k][w - starts[k]] : 0
        const carried = from.reduce((sum, i, m) => sum + weights[starts[k] + 1 + m] * influence[i][w], 0)
        return (1 - next[k] ** 2) * (direct + carried)
      }),
    )
    h = next
  }
  return gradient
}

test('LSTM-1997: its own truncation leaves nothing for SnAp-1 to cut', t => {
  const net = lstm1997({
    inputs: 3,
    outputs: 2,
    blocks: 2,
    cellsPerBlock: 2,
    inputGateBias: 'random',
    outputGateBias: 'random',
    cellBias: true,
    outputBias: true,
    outputUnits: 'logistic',
  })
  const [exact, one] = programs(net, randomStream(['SnAp of LSTM']), undefined, 1)
  const sequence = sequenceWithTargets(net, 20, step => step % 5 === 4, randomStream(['SnAp of LSTM sequence']))
  const full = forwardMode(exact, sequence)
  t.true(relativeDifference(full, forwardMode(one, sequence)) < 1e-12)
  t.is(one.cost.influence, exact.cost.influence)
})

test('the cost of the influence shrinks with n: two multiply-adds a weight for SnAp-1 of a full net', t => {
  const costOf = (net: Cell, influenceSteps: number): number => createProgram(net, 'dense', { influenceSteps }).cost.influence
  const net = fullyRecurrent({ inputs: 2, outputs: 1, hidden: 6, hiddenUnits: 'tanh', outputUnits: 'logistic' })
  // Each of 6 units has 2 + 6 + 1 weights of its own, once carried and once direct; in full, 6 units carry 6 units' weights from 6.
  t.is(costOf(net, 1), 6 * 9 * 2)
  t.is(costOf(net, 2), 6 * 6 * 9 * 6 + 6 * 9)
  fc.assert(
    fc.property(cells, shape => {
      const random = randomCell(shape)
      const costs = [1, 2, 3, 4, 8].map(steps => costOf(random, steps))
      return costs.every((cost, i) => i === 0 || cost >= costs[i - 1])
    }),
    { seed: 36, numRuns: 15 },
  )
})

test('influence is kept element by element, not state by state', t => {
  // Two elements of one state, of which the first feeds the second: at n = 1 the first's weight does not reach the second.
  const pair = cell({ inputs: 1, state: { h: 2 } }, ({ x, h }, { dense }) => ({
    h: concat(dense(1, [x], { bias: false }), dense(1, [slice(h, 0, 1)], { bias: false })),
    y: slice(h, 1, 1),
  }))
  const [exact, one, two] = programs(pair, randomStream(['SnAp pair']), undefined, 1, 2)
  const sequence = sequenceWithTargets(pair, 5, step => step >= 2, randomStream(['SnAp pair sequence']))
  const full = forwardMode(exact, sequence)
  t.not(full[0], 0)
  t.deepEqual(forwardMode(one, sequence), Float64Array.of(0, full[1]))
  t.deepEqual(forwardMode(two, sequence), full)
})

// Documented as "at least 1", but taken without a word: 0, -1 and NaN as 1, 1.5 as 2.
test('an n that is no whole number from 1 on is refused', t => {
  const net = fullyRecurrent({ inputs: 1, outputs: 1, hidden: 2, hiddenUnits: 'tanh', outputUnits: 'logistic' })
  for (const influenceSteps of [0, -1, 1.5, Number.NaN])
    t.throws(() => createProgram(net, 'dense', { influenceSteps }).cost.influence, { instanceOf: RangeError })
})
