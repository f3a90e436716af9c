// Truncated backpropagation through time, BPTT(h; h'), against nets written out by hand and against finite differences.

import test from 'ava'
import fc from 'fast-check'
import { add, cell, multiply, slice, square, type Vector } from '../../engine/cell.ts'
import { createProgram } from '../../engine/create-program.ts'
import type { Cell } from '../../engine/graph.ts'
import { interpret } from '../../engine/interpreter/interpreter.ts'
import type { Loss, Program, Window } from '../../engine/program.ts'
import { randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { type FullyRecurrentReference, fullyRecurrentReference } from '../helpers/fully-recurrent-reference.ts'
import {
  centralDifferences,
  errorOf,
  gradientOf,
  relativeDifference,
  sameBits,
  sequenceWithTargets,
} from '../helpers/gradients.ts'
import { randomCell, randomSequence, randomWeights } from '../helpers/random-cells.ts'

const loss = fc.constantFrom<Loss>('squared-error', 'cross-entropy')
const windows = fc
  .record({ every: fc.integer({ min: 1, max: 6 }), more: fc.integer({ min: 0, max: 6 }) })
  .map(({ every, more }) => ({ every, depth: every + more }))

const cells = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 2 }),
  units: fc.integer({ min: 1, max: 4 }),
  nodes: fc.integer({ min: 0, max: 8 }),
  length: fc.integer({ min: 1, max: 12 }),
  stops: fc.boolean(),
  symbols: fc.boolean(),
  loss,
})

function prepareCell(shape: typeof cells extends fc.Arbitrary<infer Shape> ? Shape : never) {
  const net = randomCell(shape)
  const program = createProgram(net, shape.symbols ? 'symbols' : 'dense')
  const random = randomStream(['window test', shape.seed])
  randomWeights(program.weights, random)
  return { program, sequence: randomSequence(net, shape.symbols ? 'symbols' : 'dense', shape.length, random) }
}

const nets = fc.record({
  seed: fc.nat(1_000_000),
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 2 }),
  hidden: fc.integer({ min: 1, max: 4 }),
  hiddenUnits: fc.constantFrom<'logistic' | 'tanh'>('logistic', 'tanh'),
  targets: fc.array(fc.boolean(), { minLength: 1, maxLength: 14 }),
  loss,
})

/** A fully recurrent net in the engine and by hand, with targets at any steps. */
function prepareNet(net: typeof nets extends fc.Arbitrary<infer Shape> ? Shape : never) {
  const shape = { ...net, outputUnits: 'logistic' } as const
  const program = createProgram(fullyRecurrent(shape), 'dense')
  const random = randomStream(['window reference', net.seed])
  // Strong weights: an error that is taken back a step too far, or not far enough, makes a difference that no tolerance hides.
  randomWeights(program.weights, random)
  for (let i = 0; i < program.weights.length; i++) program.weights[i] *= 1.5
  const sequence = sequenceWithTargets(program.cell, net.targets.length, t => net.targets[t], random)
  return { program, sequence, reference: fullyRecurrentReference(shape, program.weights, sequence, net.loss) }
}

/** The sum over errors of each alone, taken back to the step that `first` gives for the error's step. */
function sumOfErrors(
  program: Program,
  { targetSteps, targetCount }: Sequence,
  reference: FullyRecurrentReference,
  first: (step: number) => number,
): Float64Array {
  const sum = new Float64Array(program.weights.length)
  for (let target = 0; target < targetCount; target++)
    reference.aloneFrom(target, Math.max(0, first(targetSteps[target]))).forEach((value, i) => {
      sum[i] += value
    })
  return sum
}

// Engine and hand-written nets sum in different orders and use different exp and tanh: a few ulps, amplified over up to 14 steps.
const rounding = 1e-11

test('BPTT(T; T) is full reverse mode, bit for bit', t => {
  fc.assert(
    fc.property(cells, fc.nat(3), fc.nat(3), (shape, later, deeper) => {
      const { program, sequence } = prepareCell(shape)
      const every = shape.length + later
      const full = gradientOf(program, () => program.reverse(sequence, shape.loss))
      const window = { every, depth: every + deeper }
      return sameBits(
        full,
        gradientOf(program, () => program.reverse(sequence, shape.loss, window)),
      )
    }),
    { seed: 11, numRuns: 60 },
  )
  t.pass()
})

test('BPTT(h; 1) takes each error back over h steps, alone', t => {
  fc.assert(
    fc.property(nets, fc.integer({ min: 1, max: 15 }), (net, depth) => {
      const { program, sequence, reference } = prepareNet(net)
      const gradient = gradientOf(program, () => program.reverse(sequence, net.loss, { depth, every: 1 }))
      return (
        relativeDifference(
          gradient,
          sumOfErrors(program, sequence, reference, step => step - depth + 1),
        ) < rounding
      )
    }),
    { seed: 12, numRuns: 80 },
  )
  t.pass()
})

test("BPTT(1; 1) is Elman's truncation: plain backpropagation that takes the context units for inputs", t => {
  fc.assert(
    fc.property(nets, net => {
      const { program, sequence, reference } = prepareNet(net)
      const { steps, hiddenAt, outputAt, outputDelta } = reference
      const elman = new Float64Array(program.weights.length)
      for (let target = 0; target < sequence.targetCount; target++) {
        const { z, h, slope } = steps[sequence.targetSteps[target]]
        const error = outputDelta(target)
        for (let k = 0; k < net.outputs; k++)
          for (let unit = 0; unit <= net.hidden; unit++) elman[outputAt(k, unit)] += error[k] * [...h, 1][unit]
        for (let unit = 0; unit < net.hidden; unit++) {
          let delta = 0
          for (let k = 0; k < net.outputs; k++) delta += error[k] * program.weights[outputAt(k, unit)] * slope[unit]
          for (let column = 0; column < z.length; column++) elman[hiddenAt(unit, column)] += delta * z[column]
        }
      }
      const gradient = gradientOf(program, () => program.reverse(sequence, net.loss, { depth: 1, every: 1 }))
      return relativeDifference(gradient, elman) < rounding
    }),
    { seed: 13, numRuns: 40 },
  )
  t.pass()
})

test("BPTT(h; h') takes an error back over h steps from the end of its block of h' steps", t => {
  fc.assert(
    fc.property(nets, windows, (net, window) => {
      const { program, sequence, reference } = prepareNet(net)
      const endOfBlock = (step: number): number =>
        Math.min(sequence.length, (Math.floor(step / window.every) + 1) * window.every) - 1
      const expected = sumOfErrors(program, sequence, reference, step => endOfBlock(step) - window.depth + 1)
      return (
        relativeDifference(
          expected,
          gradientOf(program, () => program.reverse(sequence, net.loss, window)),
        ) < rounding
      )
    }),
    { seed: 14, numRuns: 120 },
  )
  t.pass()
})

test('the gradient of each pass on any cell is that of its errors in the weights of its steps alone (finite differences)', t => {
  // The window's weights are moved from its first step on and those before left alone, by a run that changes weights on its way.
  fc.assert(
    fc.property(cells, windows, (shape, window) => {
      const { program, sequence } = prepareCell({ ...shape, stops: false, units: Math.min(shape.units, 2) })
      const weights = program.weights.slice()
      const everyStep = withTargetsEverywhere(sequence)
      /** Answers at all steps with `weights` before step `first` and `moved` from there on. */
      const answers = (moved: Float64Array, first: number): Float64Array => {
        let step = 0
        program.weights.set(first === 0 ? moved : weights)
        const afterPass = () => {
          if (++step === first) program.weights.set(moved)
        }
        const all = program.reverse(everyStep, 'squared-error', { depth: 1, every: 1, afterPass }).slice()
        program.weights.set(weights)
        const { targetSteps, targetCount, targetSize } = sequence
        return Float64Array.from({ length: targetCount * targetSize }, (_, i) => {
          return all[targetSteps[Math.floor(i / targetSize)] * targetSize + (i % targetSize)]
        })
      }
      const passes: Float64Array[] = []
      program.gradient.fill(0)
      const afterPass = () => {
        passes.push(program.gradient.slice())
        program.gradient.fill(0)
      }
      program.reverse(sequence, shape.loss, { ...window, afterPass })
      const expected: Float64Array[] = []
      for (let start = 0, used = 0; start < sequence.length; start += window.every) {
        const end = Math.min(start + window.every, sequence.length)
        const from = used
        while (used < sequence.targetCount && sequence.targetSteps[used] < end) used++
        const [first, to] = [Math.max(0, end - window.depth), used]
        if (to > from)
          expected.push(centralDifferences(weights, moved => errorOf(answers(moved, first), sequence, shape.loss, from, to)))
      }
      return passes.length === expected.length && passes.every((pass, i) => relativeDifference(pass, expected[i]) < 1e-6)
    }),
    { seed: 15, numRuns: 40 },
  )
  t.pass()
})

function withTargetsEverywhere(sequence: Sequence): Sequence {
  const { length, targetSize } = sequence
  return {
    ...sequence,
    targetCount: length,
    targetSteps: Int32Array.from({ length }, (_, step) => step),
    targets: new Float64Array(length * targetSize),
  }
}

test('every error is used exactly once: windows that go back to the start add up to the full gradient', t => {
  fc.assert(
    fc.property(cells, fc.integer({ min: 1, max: 12 }), (shape, every) => {
      const { program, sequence } = prepareCell(shape)
      const full = gradientOf(program, () => program.reverse(sequence, shape.loss))
      const window = { every, depth: Math.max(every, shape.length) }
      // The same terms in another order.
      return (
        relativeDifference(
          full,
          gradientOf(program, () => program.reverse(sequence, shape.loss, window)),
        ) < 1e-12
      )
    }),
    { seed: 16, numRuns: 80 },
  )
  t.pass()
})

test('a net without memory has the same gradient in every window', t => {
  // Whole numbers: equal to the last bit, in whatever order they are added.
  const program = createProgram(
    cell({ inputs: 1, state: {} }, ({ x }, { dense }) => ({ y: dense(1, [x]) })),
    'dense',
  )
  program.weights.set([3, 1])
  const sequence = scalars([1, 2, 3, 4, 5, 6, 7], { 0: 0, 1: 8, 3: 1, 4: 2, 6: 30 })
  const full = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
  t.deepEqual([...full], [1 * 4 - 2 * 1 + 4 * 12 + 5 * 14 - 7 * 8, 4 - 1 + 12 + 14 - 8])
  for (let every = 1; every <= 9; every++)
    for (let depth = every; depth <= 9; depth++)
      t.deepEqual(
        gradientOf(program, () => program.reverse(sequence, 'squared-error', { every, depth })),
        full,
      )
})

/** A sequence of single inputs, with the targets given by step. */
function scalars(inputs: readonly number[], targets: Readonly<Record<number, number>>): Sequence {
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(inputs.length)
  inputs.forEach((value, step) => {
    sequence.setInput(step, 0, value)
    if (targets[step] === undefined) return
    sequence.addTarget(step)
    sequence.setTarget(0, targets[step])
  })
  return sequence
}

test("afterPass comes once after each h' steps and at the end, where these steps had an error, before the next step", t => {
  // y = w · 1, and each pass adds 1 to w: an answer tells how many passes came before its step.
  const passesBefore = (length: number, targets: readonly number[], window: Window): { answers: number[]; passes: number } => {
    const program = createProgram(
      cell({ inputs: 1, state: {} }, ({ x }, { dense }) => ({ y: dense(1, [x], { bias: false }) })),
      'dense',
    )
    const sequence = scalars(Array<number>(length).fill(1), Object.fromEntries(targets.map(step => [step, 0])))
    const afterPass = () => {
      program.weights[0]++
    }
    const answers = [...program.reverse(sequence, 'squared-error', { ...window, afterPass }).subarray(0, targets.length)]
    return { answers, passes: program.weights[0] }
  }
  t.deepEqual(passesBefore(7, [0, 1, 2, 3, 4, 5, 6], { depth: 3, every: 3 }), { answers: [0, 0, 0, 1, 1, 1, 2], passes: 3 })
  t.deepEqual(passesBefore(6, [0, 1, 2, 3, 4, 5], { depth: 5, every: 3 }), { answers: [0, 0, 0, 1, 1, 1], passes: 2 })
  t.deepEqual(passesBefore(4, [0, 1, 2, 3], { depth: 4, every: 1 }), { answers: [0, 1, 2, 3], passes: 4 })
  // Steps 3 to 5 have no error, hence no pass; an old error that is still in the window is no reason for one.
  t.deepEqual(passesBefore(7, [0, 6], { depth: 7, every: 3 }), { answers: [0, 1], passes: 2 })
  t.deepEqual(passesBefore(8, [1, 2], { depth: 2, every: 2 }), { answers: [0, 1], passes: 2 })
  t.deepEqual(passesBefore(5, [2], { depth: 9, every: 9 }), { answers: [0], passes: 1 })
  t.deepEqual(passesBefore(5, [], { depth: 1, every: 1 }), { answers: [], passes: 0 })
})

/**
 * Each pass's [dE/dv, dE/dw] of h(t) = f(v x(t) + w h(t-1)), the answer, on x = 1, 0, 0; v is 1, and w is 2 at step 0, 3 at step 1 and
 * 5 at step 2.
 */
function changingWeights(net: Cell, targets: readonly number[], depth: number, create = createProgram): number[][] {
  const program = create(net, 'dense')
  program.weights.set([1, 2])
  const passes: number[][] = []
  const afterPass = () => {
    passes.push([...program.gradient])
    program.gradient.fill(0)
    program.weights[1] = [3, 5, 7][passes.length - 1]
  }
  program.reverse(scalars([1, 0, 0], { ...targets }), 'squared-error', { depth, every: 1, afterPass })
  return passes
}

const linearNet = cell({ inputs: 1, state: { h: 1 } }, ({ x, h }, { dense }) => {
  const next = dense(1, [x, h], { bias: false })
  return { h: next, y: next }
})

test('weights that change after a pass leave the earlier activations as they were', t => {
  // h = 1, 3·1, 5·3, with w = 5 all along h(1) would be 5; errors 1, 2, 1.
  // The last pass: δ(2) = 1, δ(1) = 5·1, δ(0) = 5·5 by the present weights (Williams & Peng's history has none), so
  // dE/dw = δ(2)·h(1) + δ(1)·h(0) = 3 + 5, dE/dv = δ(0)·x(0) = 25. The one before: δ(1) = 2, δ(0) = 3·2.
  for (const [depth, second, third] of [
    [3, [6, 2], [25, 8]],
    [2, [6, 2], [0, 8]],
    [1, [0, 2], [0, 3]],
  ] as const)
    t.deepEqual(changingWeights(linearNet, [0, 1, 14], depth), [[1, 0], [...second], [...third]])
})

test('the slopes are those of the earlier activations, too', t => {
  // h = net²: net = 1, 3·1, 5·9 and h = 1, 9, 2025; errors 1, 2, 1; slopes 2, 6, 90 (with w = 5 all along, net(1) and its slope
  // would be 5 and 10). The last pass: δ(2) = 90, δ(1) = 5·90·6 = 2700, δ(0) = 5·2700·2 = 27000.
  const squareNet = cell({ inputs: 1, state: { h: 1 } }, ({ x, h }, { dense }) => {
    const next = square(dense(1, [x, h], { bias: false }))
    return { h: next, y: next }
  })
  t.deepEqual(changingWeights(squareNet, [0, 7, 2024], 3), [
    [2, 0],
    [3 * 12 * 2, 12],
    [27000, 90 * 9 + 2700],
  ])
})

test('after weights have changed, a weight vector takes the error back as a weight matrix does: by the present weights', t => {
  const elementwise = (name: (vector: Vector) => Vector) =>
    cell({ inputs: 1, state: { h: 1 } }, ({ x, h }, { dense, weights }) => {
      const driven = dense(1, [x], { bias: false })
      const next = add(driven, multiply(name(weights(1)), h))
      return { h: next, y: next }
    })
  const matrix = changingWeights(linearNet, [0, 1, 14], 3)
  for (const [backEnd, create] of Object.entries({ chosen: createProgram, interpreter: interpret })) {
    const vectors = (name: (vector: Vector) => Vector) => changingWeights(elementwise(name), [0, 1, 14], 3, create)
    t.deepEqual(
      vectors(vector => vector),
      matrix,
      backEnd,
    )
    t.deepEqual(
      vectors(vector => slice(vector, 0, 1)),
      matrix,
      backEnd,
    )
  }
})

test('the answers of a pass in windows are those of a run, while the weights are frozen', t => {
  fc.assert(
    fc.property(cells, windows, (shape, window) => {
      const { program, sequence } = prepareCell(shape)
      const count = sequence.targetCount * sequence.targetSize
      const run = program.run(sequence).slice(0, count)
      return sameBits(run, program.reverse(sequence, shape.loss, window).slice(0, count))
    }),
    { seed: 17, numRuns: 25 },
  )
  t.pass()
})

test('a window that does not go back as far as it advances is refused', t => {
  const program = createProgram(linearNet, 'dense')
  const refuse = (depth: number, every: number) =>
    t.throws(() => program.reverse(scalars([1], { 0: 1 }), 'squared-error', { depth, every }), {
      instanceOf: RangeError,
      message: `Expected a window with depth >= every >= 1 (whole steps), got depth ${depth}, every ${every}`,
    })
  refuse(1, 2)
  refuse(0, 0)
  refuse(3, 0)
  refuse(3, -1)
  refuse(3, 1.5)
  refuse(3, Number.NaN)
  refuse(Number.NaN, 1)
  refuse(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)
  t.deepEqual([...program.gradient], [0, 0])
})

// The message asks for whole steps, but only `every` is held to it.
test('a window of a depth that is no whole number is refused', t => {
  const program = createProgram(linearNet, 'dense')
  t.throws(() => program.reverse(scalars([1], { 0: 1 }), 'squared-error', { depth: 2.5, every: 1 }), { instanceOf: RangeError })
})
