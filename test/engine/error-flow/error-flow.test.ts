// How the error flow is asked: runs are kept, inputs of both kinds, names, and what it refuses.

import test from 'ava'
import { cell, sigmoid, tanh } from '../../../engine/cell.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import type { Cell } from '../../../engine/graph.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { flowOf } from '../../helpers/flows.ts'
import { randomCell, randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const net = cell({ name: 'small net', inputs: 2, state: { h: 3 } }, ({ x, h }, { dense }) => {
  const hidden = tanh(dense(3, [x, h], { name: 'hidden' }))
  return { h: hidden, y: sigmoid(dense(2, [hidden], { name: 'outputs' })) }
})

test('a run is kept: weights and sequence may change afterwards, and other questions do not disturb', t => {
  const { flow, weights, sequence, random } = flowOf(net, { seed: 1, length: 12, gradient: 'full' })
  const ask = () => [
    flow.jacobian(7),
    flow.product(11, 5),
    flow.norms(11, 12),
    flow.error(11),
    flow.decay(11, 12),
    flow.decay(3, 2, Float64Array.of(1, 2, 3)),
    flow.factors(11, 11, { node: 'outputs', unit: 1 }, 'hidden'),
  ]
  const before = ask()
  t.deepEqual(ask(), before)
  weights.fill(9)
  sequence.begin(3)
  sequence.inputs.fill(9)
  sequence.targets.fill(9)
  sequence.targetSteps.fill(0)
  t.deepEqual(ask(), before)
  // A shorter run afterwards knows nothing of the longer one.
  randomWeights(weights, random)
  const short = randomSequence(net, 'dense', 4, random)
  flow.run(weights, short)
  const fresh = errorFlow(net, 'dense', { gradient: 'full' })
  fresh.run(weights, short)
  t.deepEqual(flow.decay(3, 4), fresh.decay(3, 4))
  t.throws(() => flow.jacobian(4), { instanceOf: RangeError })
})

test('symbols give what the same input written as dense rows gives', t => {
  for (let seed = 0; seed < 30; seed++) {
    const random = randomCell({ seed, inputs: 3, outputs: 2, units: 3, nodes: 8, stops: true })
    const { flow, weights, sequence } = flowOf(random, { seed, length: 8, symbols: true, gradient: 'full' })
    const rows = sequenceBuffer('dense', 3, 2)
    rows.begin(8)
    for (let step = 0; step < 8; step++) rows.setInput(step, sequence.symbols[step], 1)
    rows.addTarget(7)
    for (const k of [0, 1]) rows.setTarget(k, sequence.targets[(sequence.targetCount - 1) * 2 + k])
    const dense = errorFlow(random, 'dense', { gradient: 'full' })
    dense.run(weights, rows)
    // A product with 0 and a gathered column differ by rounding at most. (A net that overflows does so either way.)
    const close = (a: Float64Array, b: Float64Array) => a.every((x, i) => Object.is(x, b[i]) || Math.abs(x - b[i]) < 1e-9)
    t.true(close(flow.jacobian(7), dense.jacobian(7)))
    t.true(close(flow.decay(7, 8), dense.decay(7, 8)))
    const from = { node: random.output, unit: 0 }
    t.true(close(flow.factors(7, 7, from, 'w0').log10, dense.factors(7, 7, from, 'w0').log10))
  }
})

test('a net that has left the finite numbers gives NaN or infinities, never a plausible flow', t => {
  const { flow, weights, sequence } = flowOf(net, { seed: 2, length: 5, gradient: 'full' })
  weights[7] = Number.NaN
  flow.run(weights, sequence)
  const { max, spectral } = flow.norms(4, 3)
  const decay = flow.decay(4, 3)
  for (const q of [1, 2, 3]) for (const found of [max[q], spectral[q], decay[q]]) t.is(found, Number.NaN)
  const factors = flow.factors(4, 2, { node: 'outputs', unit: 0 }, 'hidden')
  t.true(factors.log10.slice(0, 9).every(Number.isNaN))
  t.true(factors.sign.slice(0, 9).every(Number.isNaN))
})

test('a cell without states has no flow through time, but one within the step', t => {
  const feedForward = cell({ inputs: 2, state: {} }, ({ x }, { dense }) => ({
    y: dense(1, [sigmoid(dense(2, [x], { name: 'a' }))]),
  }))
  const { flow } = flowOf(feedForward, { seed: 3, length: 3, gradient: 'full' })
  t.is(flow.stateSize, 0)
  t.deepEqual(flow.norms(2, 2).max, Float64Array.of(-Infinity, -Infinity, -Infinity))
  const { log10 } = flow.factors(2, 1, { node: feedForward.output }, 'a')
  t.true(log10.slice(0, 2).every(Number.isFinite))
  t.deepEqual(log10.slice(2), Float64Array.of(-Infinity, -Infinity))
})

test('what does not fit is refused with the cell, what was expected and what came', t => {
  const { flow, weights, sequence } = flowOf(net, { seed: 4, length: 5, gradient: 'truncated' })
  const refused = (
    ask: () => unknown,
    instanceOf: ErrorConstructor | TypeErrorConstructor | RangeErrorConstructor,
    message: string,
  ) => t.throws(ask, { instanceOf, message: `Cell 'small net': expected ${message}` })
  const fresh = errorFlow(net, 'dense', { gradient: 'full' })
  refused(() => fresh.jacobian(0), RangeError, 'a step of the last run (none yet), got 0')
  for (const step of [5, -1, 1.5, Number.NaN])
    for (const ask of [flow.jacobian, flow.error, (at: number) => flow.decay(at, 0), (at: number) => flow.norms(at, 0)])
      refused(() => ask(step), RangeError, `a step of the last run (0..4), got ${step}`)
  for (const q of [4, -1, 0.5]) {
    for (const ask of [flow.product, flow.norms, flow.decay])
      refused(() => ask(2, q), RangeError, `a lag of 0..3 back from step 2, got ${q}`)
    // Before the first step there is a state, but no net input.
    refused(() => flow.factors(3, q, { node: 'hidden' }, 'hidden'), RangeError, `a lag of 0..3 back from step 3, got ${q}`)
  }
  refused(() => flow.error(3), RangeError, 'a step with a target, or an error direction, got step 3')
  refused(() => flow.decay(3, 1), RangeError, 'a step with a target, or an error direction, got step 3')
  refused(() => flow.decay(4, 1, new Float64Array(2)), TypeError, 'an error direction of 3 elements, got 2')
  refused(() => flow.run(weights.slice(1), sequence), TypeError, `${weights.length} weights, got ${weights.length - 1}`)
  refused(
    () => flow.run(weights, sequenceBuffer('symbols', 2, 2)),
    TypeError,
    'a sequence of 2 inputs and 2 targets, got 2 symbols and 2 targets',
  )
  const there = "one dense node of 'hidden' (node 2), 'outputs' (node 4)"
  refused(() => flow.factors(3, 1, { node: 'hidden' }, 'gates'), TypeError, `${there}, got 'gates'`)
  refused(() => flow.factors(3, 1, { node: 'gates' }, 'hidden'), TypeError, `${there}, got 'gates'`)
  refused(() => flow.factors(3, 1, { node: 'hidden' }, 3), TypeError, `${there}, got node 3`)
  refused(() => flow.factors(3, 1, { node: 0 }, 'hidden'), TypeError, 'a node that the net computes, got input')
  refused(() => flow.factors(3, 1, { node: 99 }, 'hidden'), TypeError, 'a node that the net computes, got node 99')
  refused(() => flow.factors(3, 1, { node: 'hidden', unit: 3 }, 'hidden'), RangeError, "a unit 0..2 of dense 'hidden' [3], got 3")
  const linear: Cell = cell({ name: 'small net', inputs: 2, state: { h: 3 } }, ({ x, h }, { dense }) => ({ h, y: dense(1, [x]) }))
  refused(
    () => errorFlow(linear, 'dense', { gradient: 'full', loss: 'cross-entropy' }),
    TypeError,
    "logistic outputs for the cross-entropy loss, got an output node of kind 'dense'",
  )
  const twins = cell({ name: 'twins', inputs: 1, state: {} }, ({ x }, { dense }) => ({
    y: dense(1, [dense(1, [x], { name: 'a' })], { name: 'a' }),
  }))
  const ambiguous = errorFlow(twins, 'dense', { gradient: 'full' })
  ambiguous.run(new Float64Array(4), randomSequence(twins, 'dense', 1, randomStream(['twins'])))
  t.throws(() => ambiguous.factors(0, 0, { node: 'a' }, 1), {
    instanceOf: TypeError,
    message: /'a' \(node 1\), 'a' \(node 2\), got 'a'/,
  })
  t.notThrows(() => ambiguous.factors(0, 0, { node: 2 }, 1))
})
