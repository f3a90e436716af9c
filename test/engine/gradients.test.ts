// Derivatives of random cells against independent oracles: central finite differences, and reverse mode against forward mode.

import test from 'ava'
import fc from 'fast-check'
import { createProgram } from '../../engine/create-program.ts'
import type { Loss, Program } from '../../engine/program.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { randomCell, randomSequence, randomWeights } from '../helpers/random-cells.ts'

const shapes = (stops: fc.Arbitrary<boolean>) =>
  fc.record({
    seed: fc.nat(1_000_000),
    inputs: fc.integer({ min: 1, max: 4 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    units: fc.integer({ min: 1, max: 5 }),
    nodes: fc.integer({ min: 0, max: 12 }),
    stops,
    length: fc.integer({ min: 1, max: 9 }),
    symbols: fc.boolean(),
    loss: fc.constantFrom<Loss>('squared-error', 'cross-entropy'),
  })

function prepare(shape: typeof shapes extends (stops: fc.Arbitrary<boolean>) => fc.Arbitrary<infer Shape> ? Shape : never) {
  const cell = randomCell(shape)
  const inputKind = shape.symbols ? 'symbols' : 'dense'
  const program = createProgram(cell, inputKind)
  const random = randomStream(['gradient test', shape.seed])
  randomWeights(program.weights, random)
  return { program, sequence: randomSequence(cell, inputKind, shape.length, random) }
}

function errorOf(program: Program, sequence: Sequence, loss: Loss): number {
  const answers = program.run(sequence)
  let error = 0
  for (let i = 0; i < sequence.targetCount * sequence.targetSize; i++) {
    const [y, d] = [answers[i], sequence.targets[i]]
    error += loss === 'squared-error' ? 0.5 * (d - y) ** 2 : -d * Math.log(y) - (1 - d) * Math.log(1 - y)
  }
  return error
}

function gradientBy(program: Program, pass: 'reverse' | 'forwardMode', sequence: Sequence, loss: Loss): Float64Array {
  program.gradient.fill(0)
  program[pass](sequence, loss)
  return program.gradient.slice()
}

/** Greatest difference, relative to the greatest entry (at least 1e-3, below which only rounding is compared). */
function relativeDifference(a: Float64Array, b: Float64Array): number {
  const scale = Math.max(1e-3, ...a.map(Math.abs), ...b.map(Math.abs))
  return Math.max(0, ...a.map((value, i) => Math.abs(value - b[i]))) / scale
}

test('the reverse-mode gradient of random cells equals central finite differences', t => {
  // Step 1e-5: truncation error about 1e-10, rounding error about 1e-11 of errors of order 1; 1e-6 leaves room for curvature.
  fc.assert(
    fc.property(shapes(fc.constant(false)), shape => {
      const { program, sequence } = prepare(shape)
      const gradient = gradientBy(program, 'reverse', sequence, shape.loss)
      const differences = program.weights.map((weight, i) => {
        program.weights[i] = weight + 1e-5
        const above = errorOf(program, sequence, shape.loss)
        program.weights[i] = weight - 1e-5
        const below = errorOf(program, sequence, shape.loss)
        program.weights[i] = weight
        return (above - below) / 2e-5
      })
      return relativeDifference(gradient, differences) < 1e-6
    }),
    { seed: 1, numRuns: 150 },
  )
  t.pass()
})

test('forward mode (RTRL) equals reverse mode (BPTT) on frozen weights, with and without stopGradient', t => {
  // Both are exact: they differ by rounding only.
  fc.assert(
    fc.property(shapes(fc.boolean()), shape => {
      const { program, sequence } = prepare(shape)
      const reverse = gradientBy(program, 'reverse', sequence, shape.loss)
      return relativeDifference(reverse, gradientBy(program, 'forwardMode', sequence, shape.loss)) < 1e-12
    }),
    { seed: 2, numRuns: 300 },
  )
  t.pass()
})

test('all three passes give the same answers, bit for bit', t => {
  fc.assert(
    fc.property(shapes(fc.boolean()), shape => {
      const { program, sequence } = prepare(shape)
      const count = sequence.targetCount * sequence.targetSize
      const run = program.run(sequence).slice(0, count)
      const reverse = program.reverse(sequence, shape.loss).slice(0, count)
      const forward = program.forwardMode(sequence, shape.loss).slice(0, count)
      return run.every((value, i) => Object.is(value, reverse[i]) && Object.is(value, forward[i]))
    }),
    { seed: 3, numRuns: 100 },
  )
  t.pass()
})

test('one-hot symbols give what the same input written as dense rows gives', t => {
  fc.assert(
    fc.property(shapes(fc.boolean()), shape => {
      const cell = randomCell(shape)
      const [symbolic, dense] = [createProgram(cell, 'symbols'), createProgram(cell, 'dense')]
      const random = randomStream(['one-hot test', shape.seed])
      randomWeights(symbolic.weights, random)
      dense.weights.set(symbolic.weights)
      const symbols = randomSequence(cell, 'symbols', shape.length, random)
      const rows = randomSequence(cell, 'dense', shape.length, random)
      for (let step = 0; step < shape.length; step++)
        for (let i = 0; i < cell.inputs; i++) rows.setInput(step, i, i === symbols.symbols[step] ? 1 : 0)
      rows.targets.set(symbols.targets.subarray(0, rows.targets.length))
      const difference = (pass: 'reverse' | 'forwardMode') =>
        relativeDifference(gradientBy(symbolic, pass, symbols, shape.loss), gradientBy(dense, pass, rows, shape.loss))
      return difference('reverse') < 1e-12 && difference('forwardMode') < 1e-12
    }),
    { seed: 4, numRuns: 100 },
  )
  t.pass()
})
