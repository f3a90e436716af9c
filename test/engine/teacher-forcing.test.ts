// Teacher forcing against forced nets written out by hand, and against nets that take the teacher's answer for an input.

import test from 'ava'
import fc from 'fast-check'
import { add, affine, cell, multiply, repeat, sigmoid, slice, tanh } from '../../engine/cell.ts'
import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import type { Loss, Program } from '../../engine/program.ts'
import { type RandomStream, randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { netA1 } from '../../methods/cells/guessing-nets.ts'
import {
  centralDifferences,
  errorOf,
  gradientOf,
  relativeDifference,
  sameBits,
  sequenceWithTargets,
} from '../helpers/gradients.ts'
import { randomCell, randomSequence, randomWeights } from '../helpers/random-cells.ts'

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** One step of a net by hand: from the input and the old states (the answer last) to the new ones. */
type Step = (weights: Float64Array, x: readonly number[], states: readonly (readonly number[])[]) => number[][]

/** The answers at the target steps; forced, a step after a target reads the target in the place of the last state. */
function answersByHand(
  step: Step,
  sizes: readonly number[],
  weights: Float64Array,
  sequence: Sequence,
  forced: boolean,
): number[] {
  let states = sizes.map(size => Array<number>(size).fill(0))
  const answers: number[] = []
  for (let t = 0, target = 0; t < sequence.length; t++) {
    states = step(weights, [...sequence.inputs.subarray(t * sequence.inputSize, (t + 1) * sequence.inputSize)], states)
    if (target === sequence.targetCount || sequence.targetSteps[target] !== t) continue
    answers.push(...states.at(-1)!)
    const { targetSize, targets } = sequence
    if (forced) states = states.with(-1, [...targets.subarray(target * targetSize, (target + 1) * targetSize)])
    target++
  }
  return answers
}

/** W z, the weights column-major from `start`. */
function product(weights: Float64Array, start: number, units: number, z: readonly number[]): number[] {
  return Array.from({ length: units }, (_, unit) =>
    z.reduce((sum, value, column) => sum + weights[start + column * units + unit] * value, 0),
  )
}

const shapes = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  hidden: fc.integer({ min: 1, max: 3 }),
  updateOrder: fc.constantFrom<'layered' | 'synchronous'>('layered', 'synchronous'),
  outputBias: fc.boolean(),
  /** Targets often follow each other: then one step is forced and has an error of its own. */
  targets: fc.array(fc.boolean(), { minLength: 2, maxLength: 10 }),
  loss: fc.constantFrom<Loss>('squared-error', 'cross-entropy'),
})
type Shape = typeof shapes extends fc.Arbitrary<infer Shape> ? Shape : never

/** Net A1 by hand: h = f(W [x; h; y; 1]), y = f(V [x; h; y(; 1)]) with the h of this step or of the one before. */
function stepOfA1({ inputs, outputs, hidden, updateOrder, outputBias }: Shape): Step {
  const start = hidden * (inputs + hidden + outputs + 1)
  return (weights, x, [h, y]) => {
    const next = product(weights, 0, hidden, [...x, ...h, ...y, 1]).map(logistic)
    const seen = [...x, ...(updateOrder === 'layered' ? next : h), ...y, ...(outputBias ? [1] : [])]
    return [next, product(weights, start, outputs, seen).map(logistic)]
  }
}

function prepare(net: Cell, targets: readonly boolean[], random: RandomStream): { program: Program; sequence: Sequence } {
  const program = createProgram(net, 'dense', { teacherForcing: true })
  randomWeights(program.weights, random)
  for (let i = 0; i < program.weights.length; i++) program.weights[i] *= 2
  return { program, sequence: sequenceWithTargets(net, targets.length, t => targets[t], random) }
}

const close = (a: Float64Array, b: readonly number[]): boolean => b.every((value, i) => Math.abs(a[i] - value) < 1e-13)

/** All that is held against a net by hand: both gradients, the answers of both passes, and those of an unforced run. */
function agrees(program: Program, sequence: Sequence, loss: Loss, step: Step, sizes: readonly number[]): boolean {
  const byHand = (weights: Float64Array, forced: boolean) => answersByHand(step, sizes, weights, sequence, forced)
  const forced = byHand(program.weights, true)
  const expected = centralDifferences(program.weights, weights => errorOf(byHand(weights, true), sequence, loss))
  const reverse = gradientOf(program, () => program.reverse(sequence, loss))
  const forward = gradientOf(program, () => program.forwardMode(sequence, loss))
  return (
    close(program.reverse(sequence, loss), forced) &&
    close(program.forwardMode(sequence, loss), forced) &&
    close(program.run(sequence), byHand(program.weights, false)) &&
    relativeDifference(reverse, expected) < 1e-6 &&
    relativeDifference(reverse, forward) < 1e-11
  )
}

test('net A1: answers and gradients under forcing are those of the forced net by hand, and a run is unforced', t => {
  // Gradients by central differences (1e-6, as in gradients.test.ts); both modes are exact and differ by rounding (1e-11).
  fc.assert(
    fc.property(shapes, shape => {
      const { program, sequence } = prepare(netA1(shape), shape.targets, randomStream(['forced A1', shape.seed]))
      return agrees(program, sequence, shape.loss, stepOfA1(shape), [shape.hidden, shape.outputs])
    }),
    { seed: 21, numRuns: 50 },
  )
  t.pass()
})

test('a state that keeps the answer of its own step is not forced, and the derivative through it is kept', t => {
  // m(t) = tanh(a m(t-1) + y(t)), y(t) = tanh(W [x; m(t-1); y(t-1); 1]): forcing cuts y(t-1) -> y(t), not y(t-1) -> m(t-1) -> y(t).
  const net = cell({ inputs: 2, state: { m: 2, y: 2 } }, ({ x, m, y }, { dense, weights }) => {
    const answer = tanh(dense(2, [x, m, y]))
    return { m: tanh(add(multiply(weights(2), m), answer)), y: answer }
  })
  const step: Step = (weights, x, [m, y]) => {
    const answer = product(weights, 0, 2, [...x, ...m, ...y, 1]).map(Math.tanh)
    return [m.map((value, i) => Math.tanh(weights[14 + i] * value + answer[i])), answer]
  }
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.array(fc.boolean(), { minLength: 2, maxLength: 10 }), (seed, targets) => {
      const { program, sequence } = prepare(net, targets, randomStream(['forced memory', seed]))
      return agrees(program, sequence, 'squared-error', step, [2, 2])
    }),
    { seed: 22, numRuns: 30 },
  )
  t.pass()
})

/** y(t) = w y(t-1) + x(t), w = 2. */
function scalarNet(teacherForcing: boolean): { program: Program; sequence: Sequence } {
  const net = cell({ inputs: 1, state: { y: 1 } }, ({ x, y }, { dense }) => ({ y: add(x, dense(1, [y], { bias: false })) }))
  const program = createProgram(net, 'dense', { teacherForcing })
  program.weights[0] = 2
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(4)
  for (const [step, target] of [
    [0, 7],
    [2, 20],
    [3, 50],
  ]) {
    sequence.addTarget(step)
    sequence.setTarget(0, target)
  }
  ;[1, 1, 1, 1].forEach((x, step) => {
    sequence.setInput(step, 0, x)
  })
  return { program, sequence }
}

test('a scalar net by hand: the target is fed back, the error is that of the unforced answer, no derivative passes', t => {
  // Forced:   y = 1, 2·7+1 = 15, 31, 2·20+1 = 41; dy/dw = 0, 7, 15+2·7 = 29, 20; errors -6, -, 11, -9.
  // Unforced: y = 1, 3, 7, 15; dy/dw = 0, 1, 5, 17; errors -6, -, -13, -35.
  for (const [forcing, answers, gradient] of [
    [true, [1, 31, 41], 11 * 29 - 9 * 20],
    [false, [1, 7, 15], -13 * 5 - 35 * 17],
  ] as const) {
    const { program, sequence } = scalarNet(forcing)
    for (const pass of ['reverse', 'forwardMode'] as const) {
      t.deepEqual([...gradientOf(program, () => program[pass](sequence, 'squared-error'))], [gradient])
      t.deepEqual([...program[pass](sequence, 'squared-error').subarray(0, 3)], [...answers])
    }
    t.deepEqual([...program.run(sequence).subarray(0, 3)], [1, 7, 15])
  }
})

test('online learning: weights change between a target and the step after it, forced or not', t => {
  // w = 2 | 3, 3 | 5. Forced: y = 1 | 3·7+1 = 22, 67 | 5·20+1 = 101, dy/dw = 0 | 7, 22+3·7 = 43 | 20, errors -6, -, 47, 51.
  // Unforced: y = 1 | 4, 13 | 66, errors -6, -, -7, 16; forward mode carries dy/dw = 0 | 1, 4+3·1 = 7 | 13+5·7 = 48, while reverse
  // mode goes back by the present w: 13 + 5·(4 + 5·1) = 58.
  for (const [forcing, mode, expectedAnswers, expectedGradients] of [
    [true, 'forward', [1, 67, 101], [0, 47 * 43, 51 * 20]],
    [true, 'windows', [1, 67, 101], [0, 47 * 43, 51 * 20]],
    [false, 'forward', [1, 13, 66], [0, -7 * 7, 16 * 48]],
    [false, 'windows', [1, 13, 66], [0, -7 * 7, 16 * 58]],
  ] as const) {
    const { program, sequence } = scalarNet(forcing)
    const gradients: number[] = []
    const afterTarget = () => {
      gradients.push(program.gradient[0])
      program.gradient[0] = 0
      program.weights[0] = [3, 5, 5][gradients.length - 1]
    }
    const answers =
      mode === 'forward'
        ? program.forwardMode(sequence, 'squared-error', afterTarget)
        : program.reverse(sequence, 'squared-error', { depth: 9, every: 1, afterPass: afterTarget })
    t.deepEqual([...answers.subarray(0, 3)], [...expectedAnswers])
    t.deepEqual(gradients, [...expectedGradients])
  }
})

test('windows under forcing: BPTT of a net that is given the teacher by its inputs, even where a forced step is long past', t => {
  // The inputs are [x; d(t-1); 1 after a target, else 0], so forcing is written in products; the values agree to the last bit,
  // the gradients to rounding.
  fc.assert(
    fc.property(shapes, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 6 }), (shape, every, more) => {
      const { inputs, outputs, hidden, updateOrder, outputBias } = shape
      const taught = cell({ inputs: inputs + outputs + 1, state: { h: hidden, y: outputs } }, ({ x, h, y }, { dense }) => {
        const flag = slice(x, inputs + outputs, 1)
        const teacher = multiply(repeat(flag, outputs), slice(x, inputs, outputs))
        const fed = add(teacher, multiply(repeat(affine(flag, -1, 1), outputs), y))
        const own = slice(x, 0, inputs)
        const next = sigmoid(dense(hidden, [own, h, fed]))
        return { h: next, y: sigmoid(dense(outputs, [own, updateOrder === 'layered' ? next : h, fed], { bias: outputBias })) }
      })
      const { program, sequence } = prepare(netA1(shape), shape.targets, randomStream(['forced windows', shape.seed]))
      const teaching = createProgram(taught, 'dense')
      teaching.weights.set(program.weights)
      const lesson = withTeacher(sequence)
      const window = { every, depth: every + more }
      const forced = gradientOf(program, () => program.reverse(sequence, shape.loss, window))
      const explicit = gradientOf(teaching, () => teaching.reverse(lesson, shape.loss, window))
      const count = sequence.targetCount * outputs
      const answers = program.reverse(sequence, shape.loss, window).slice(0, count)
      return relativeDifference(forced, explicit) < 1e-12 && sameBits(answers, teaching.run(lesson).slice(0, count))
    }),
    { seed: 23, numRuns: 60 },
  )
  t.pass()
})

/** The same sequence with the inputs [x(t); the target of step t-1, if any; whether there is one]. */
function withTeacher(sequence: Sequence): Sequence {
  const { length, inputs, inputSize, targets, targetSize, targetCount, targetSteps } = sequence
  const taught = sequenceBuffer('dense', inputSize + targetSize + 1, targetSize)
  taught.begin(length)
  for (let t = 0; t < length; t++) for (let i = 0; i < inputSize; i++) taught.setInput(t, i, inputs[t * inputSize + i])
  for (let target = 0; target < targetCount; target++) {
    taught.addTarget(targetSteps[target])
    for (let k = 0; k < targetSize; k++) taught.setTarget(k, targets[target * targetSize + k])
    const after = targetSteps[target] + 1
    if (after === length) continue
    for (let k = 0; k < targetSize; k++) taught.setInput(after, inputSize + k, targets[target * targetSize + k])
    taught.setInput(after, inputSize + targetSize, 1)
  }
  return taught
}

const wirings = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 4 }),
  units: fc.integer({ min: 1, max: 4 }),
  nodes: fc.integer({ min: 0, max: 12 }),
  stops: fc.boolean(),
  length: fc.integer({ min: 1, max: 12 }),
  symbols: fc.boolean(),
  loss: fc.constantFrom<Loss>('squared-error', 'cross-entropy'),
})

test('forward mode equals reverse mode under forcing on random cells, stopGradient and symbols included', t => {
  fc.assert(
    fc.property(wirings, shape => {
      const { program, sequence } = fedBack(shape, { teacherForcing: true }, shape.length)
      const reverse = gradientOf(program, () => program.reverse(sequence, shape.loss))
      const forward = gradientOf(program, () => program.forwardMode(sequence, shape.loss))
      const count = sequence.targetCount * sequence.targetSize
      const answers = program.reverse(sequence, shape.loss).slice(0, count)
      return (
        relativeDifference(reverse, forward) < 1e-11 &&
        sameBits(answers, program.forwardMode(sequence, shape.loss).slice(0, count))
      )
    }),
    { seed: 24, numRuns: 60 },
  )
  t.pass()
})

/** A random cell whose state b is rewired to be the answer, and a sequence of `length` steps with a target at every third. */
function fedBack(
  shape: typeof wirings extends fc.Arbitrary<infer Shape> ? Shape : never,
  options: { teacherForcing: boolean },
  length: number,
): { program: Program; sequence: Sequence } {
  const wired = randomCell({ ...shape, outputs: shape.units })
  const states = wired.states.map(state => (state.name === 'b' ? { ...state, next: wired.output } : state))
  const inputKind = shape.symbols ? 'symbols' : 'dense'
  const program = createProgram({ ...wired, states }, inputKind, options)
  const random = randomStream(['forced random cell', shape.seed])
  randomWeights(program.weights, random)
  return { program, sequence: randomSequence(program.cell, inputKind, length, random) }
}

test('a last target alone forces nothing: the same bits as without', t => {
  fc.assert(
    fc.property(wirings, shape => {
      const [forced, free] = [true, false].map(teacherForcing => {
        const { program, sequence } = fedBack(shape, { teacherForcing }, shape.length)
        const { targetCount, targetSize } = sequence
        const onlyLast = {
          ...sequence,
          targetCount: 1,
          targetSteps: Int32Array.of(shape.length - 1),
          targets: sequence.targets.slice((targetCount - 1) * targetSize, targetCount * targetSize),
        }
        return Float64Array.of(
          ...gradientOf(program, () => program.reverse(onlyLast, shape.loss)),
          ...gradientOf(program, () => program.reverse(onlyLast, shape.loss, { depth: 3, every: 2 })),
          ...gradientOf(program, () => program.forwardMode(onlyLast, shape.loss)),
          ...program.reverse(onlyLast, shape.loss).subarray(0, targetSize),
          ...program.forwardMode(onlyLast, shape.loss).subarray(0, targetSize),
          ...program.run(onlyLast).subarray(0, targetSize),
        )
      })
      return sameBits(forced, free)
    }),
    { seed: 25, numRuns: 30 },
  )
  t.pass()
})

test('refused for a cell that does not feed its answer back', t => {
  const net = fullyRecurrent({ inputs: 2, outputs: 1, hidden: 3, hiddenUnits: 'tanh', outputUnits: 'logistic' })
  t.throws(() => createProgram(net, 'dense', { teacherForcing: true }), {
    instanceOf: TypeError,
    message: "Cell 'fully recurrent': expected a state that is also the answer 'y' for teacher forcing, got none",
  })
  t.notThrows(() => createProgram(net, 'dense', { teacherForcing: false }))
})

// The state gets a node of its own where the answer is an old state, and that node is not the output.
test('a y that answers with an old state and is fed back can be forced', t => {
  const net = cell({ inputs: 1, state: { h: 1, y: 1 } }, ({ x, h, y }, { dense }) => ({ h: tanh(dense(1, [x, h, y])), y: h }))
  t.notThrows(() => createProgram(net, 'dense', { teacherForcing: true }))
})
