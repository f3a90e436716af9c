import test from 'ava'
import { add, cell, concat, multiply, repeat, sigmoid, slice, stopGradient, subtract, tanh } from '../../engine/cell.ts'
import { createProgram } from '../../engine/create-program.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'

test('the order of the equations is the update order: a unit sees the old state, or the new value of one computed before it', t => {
  // Two delay lines of one step each: y answers the input two steps earlier when both read old values, one step when one is new.
  const answersOf = (second: 'old' | 'new'): number[] => {
    const program = createProgram(
      cell({ inputs: 1, state: { a: 1, b: 1 } }, ({ x, a, b }) => ({ a: x, b: second === 'old' ? a : x, y: b })),
      'dense',
    )
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(4)
    for (let step = 0; step < 4; step++) {
      sequence.setInput(step, 0, step + 1)
      sequence.addTarget(step)
    }
    return [...program.run(sequence).subarray(0, 4)]
  }
  t.deepEqual(answersOf('old'), [0, 0, 1, 2])
  t.deepEqual(answersOf('new'), [0, 1, 2, 3])
})

test('a y that is also a state is fed back', t => {
  const program = createProgram(
    cell({ inputs: 1, state: { y: 1 } }, ({ x, y }) => ({ y: add(x, y) })),
    'dense',
  )
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(3)
  for (const step of [0, 1, 2]) sequence.setInput(step, 0, 2)
  sequence.addTarget(2)
  t.is(program.run(sequence)[0], 6)
})

test('every sequence starts from the zero state, whatever ran before', t => {
  const program = createProgram(
    cell({ inputs: 1, state: { h: 3 } }, ({ x, h }, { dense }) => {
      const next = tanh(dense(3, [x, h]))
      return { h: next, y: dense(1, [next]) }
    }),
    'dense',
  )
  initialiseWeights(program.weights, program.cell, randomStream(['cell test']), 1)
  const [short, long] = [5, 50].map(length => {
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(length)
    for (let step = 0; step < length; step++) sequence.setInput(step, 0, Math.cos(step))
    sequence.addTarget(length - 1)
    return sequence
  })
  const alone = program.run(short)[0]
  program.run(long)
  program.reverse(long, 'squared-error')
  program.forwardMode(long, 'squared-error')
  t.is(program.run(short)[0], alone)
})

test('weights start as the cell says: default range, own range, or exact values', t => {
  const net = cell({ inputs: 2, state: { h: 2 } }, ({ x, h }, { dense, weights }) => ({
    h: add(dense(2, [x, h], { bias: [-3, -6] }), weights(2, { initialiser: { kind: 'uniform', low: 5, high: 6 } })),
    y: h,
  }))
  const weights = new Float64Array(net.parameterCount)
  initialiseWeights(weights, net, randomStream(['initialise']), 0.1)
  t.true(weights.subarray(0, 8).every(weight => Math.abs(weight) <= 0.1))
  t.true(new Set(weights.subarray(0, 8)).size === 8)
  t.deepEqual([...weights.subarray(8, 10)], [-3, -6])
  t.true(weights.subarray(10, 12).every(weight => weight >= 5 && weight < 6))
})

test('stopGradient passes values and no derivatives', t => {
  const program = createProgram(
    cell({ inputs: 1, state: { h: 1 } }, ({ x, h }, { dense }) => {
      const through = dense(1, [x], { name: 'through', bias: false })
      const stopped = dense(1, [x], { name: 'stopped', bias: false })
      return { h, y: add(through, stopGradient(stopped)) }
    }),
    'dense',
  )
  program.weights.set([2, 3])
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(1)
  sequence.setInput(0, 0, 1)
  sequence.addTarget(0)
  t.is(program.reverse(sequence, 'squared-error')[0], 5)
  t.deepEqual([...program.gradient], [5, 0])
})

test('a wrong size is refused with the cell, the nodes and both sizes', t => {
  const refused = (make: () => unknown, message: string) => t.throws(make, { instanceOf: TypeError, message })
  const shape = { name: 'gated net', inputs: 2, state: { h: 3 } } as const
  refused(
    () => cell({ name: 'delay line', inputs: 1, state: { memory: 3 } }, ({ x, memory }) => ({ memory: concat(x, memory), y: x })),
    "Cell 'delay line': expected the next value of state 'memory' [3], got concat (node 2) [4]",
  )
  refused(
    () => cell({ ...shape, state: { h: 3, lost: 2 } }, ({ x, h }) => ({ h, y: x }) as never),
    "Cell 'gated net': expected the next value of state 'lost' [2], got none",
  )
  refused(
    () => cell(shape, ({ x, h }) => ({ h: add(x, h), y: x })),
    "Cell 'gated net': expected two vectors of one size to add, got input (node 0) [2] and state 'h' [3]",
  )
  refused(
    () => cell(shape, ({ x, h }, { dense }) => ({ h, y: subtract(h, dense(4, [x, h], { name: 'gates' })) })),
    "Cell 'gated net': expected two vectors of one size to subtract, got state 'h' [3] and dense 'gates' [4]",
  )
  refused(
    () => cell(shape, ({ x, h }, { weights }) => ({ h, y: multiply(tanh(x), weights(3, { name: 'time constants' })) })),
    "Cell 'gated net': expected two vectors of one size to multiply, got tanh (node 2) [2] and weights 'time constants' [3]",
  )
  refused(
    () => cell(shape, ({ x, h }) => ({ h, y: multiply(add(x, x), h) })),
    "Cell 'gated net': expected two vectors of one size to multiply, got add (node 2) [2] and state 'h' [3]",
  )
  for (const [from, size, got] of [
    [2, 2, '2..3'],
    [-1, 2, '-1..0'],
  ] as const)
    refused(
      () => cell(shape, ({ h }) => ({ h, y: slice(h, from, size) })),
      `Cell 'gated net': expected a slice within the elements 0..2 of state 'h' [3], got ${got}`,
    )
  refused(
    () => cell(shape, ({ x, h }, { dense }) => ({ h: dense(3, [x, h], { name: 'gates', bias: [1] }), y: x })),
    "Cell 'gated net': expected 3 starting biases for dense 'gates' [3], got 1",
  )
})

test('a cell and its weights have names in messages even where none were given', t => {
  const shape = { inputs: 2, state: { h: 3 } } as const
  t.throws(() => cell(shape, ({ x, h }, { dense }) => ({ h: add(h, dense(4, [x])), y: x })), {
    message: "Cell 'unnamed': expected two vectors of one size to add, got state 'h' [3] and dense 'w0' [4]",
  })
  // A dense node takes two parameters, weights and biases.
  t.throws(() => cell(shape, ({ x, h }, { dense }) => ({ h: dense(3, [dense(2, [h])], { bias: [1, 2] }), y: x })), {
    message: "Cell 'unnamed': expected 3 starting biases for dense 'w2' [3], got 2",
  })
})

test('a sequence of another shape is refused, and cross-entropy without logistic outputs', t => {
  const net = cell({ name: 'mixed net', inputs: 2, state: { h: 1 } }, ({ x, h }, { dense }) => ({
    h: sigmoid(dense(1, [x, h])),
    y: dense(1, [h]),
  }))
  const program = createProgram(net, 'dense')
  for (const [kind, inputs, targets, got] of [
    ['symbols', 2, 1, '2 symbols and 1 targets'],
    ['dense', 3, 1, '3 inputs and 1 targets'],
    ['dense', 2, 4, '2 inputs and 4 targets'],
  ] as const) {
    const wrong = sequenceBuffer(kind, inputs, targets)
    wrong.begin(1)
    const message = `Cell 'mixed net': expected a sequence of 2 inputs and 1 targets, got ${got}`
    t.throws(() => program.run(wrong), { instanceOf: TypeError, message })
    t.throws(() => program.reverse(wrong, 'squared-error'), { instanceOf: TypeError, message })
    t.throws(() => program.forwardMode(wrong, 'squared-error'), { instanceOf: TypeError, message })
  }
  const right = sequenceBuffer('dense', 2, 1)
  right.begin(1)
  right.addTarget(0)
  for (const pass of ['reverse', 'forwardMode'] as const)
    t.throws(() => program[pass](right, 'cross-entropy'), {
      instanceOf: TypeError,
      message: "Cell 'mixed net': expected logistic outputs for the cross-entropy loss, got an output node of kind 'dense'",
    })
})

test('repeat gives every cell of a block its gate', t => {
  const program = createProgram(
    cell({ inputs: 2, state: { h: 1 } }, ({ x, h }) => ({ h, y: repeat(x, 2) })),
    'dense',
  )
  const sequence = sequenceBuffer('dense', 2, 4)
  sequence.begin(1)
  sequence.setInput(0, 0, 7)
  sequence.setInput(0, 1, 9)
  sequence.addTarget(0)
  t.deepEqual([...program.run(sequence).subarray(0, 4)], [7, 7, 9, 9])
})

test('the influence that forward mode carries is what the graph can reach: LSTM by truncation O(1) per weight, a full net O(n^4)', t => {
  const cost = (hidden: number): number =>
    createProgram(
      cell({ inputs: 1, state: { h: hidden } }, ({ x, h }, { dense }) => {
        const next = tanh(dense(hidden, [x, h], { bias: false }))
        return { h: next, y: next }
      }),
      'dense',
    ).cost.influence
  // n rows, n units' weights each, n + 1 numbers a unit, n terms carried and on the diagonal one direct: n·n·(n+1)·n + n·(n+1).
  t.is(cost(4), 4 * 4 * 5 * 4 + 4 * 5)
  t.is(cost(8), 8 * 8 * 9 * 8 + 8 * 9)
})
