// The compiler against the interpreter, bit for bit: answers, gradients and updated weights of random cells.

import test from 'ava'
import fc from 'fast-check'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { sgd } from '../../../engine/optimisers.ts'
import type { Loss, Program, ProgramOptions } from '../../../engine/program.ts'
import { randomStream } from '../../../engine/random.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'
import { wildCell } from '../../helpers/wild-cells.ts'

const shapes = (largest: number) =>
  fc.record({
    seed: fc.nat(1_000_000),
    inputs: fc.integer({ min: 1, max: 5 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    sizes: fc.tuple(fc.integer({ min: 1, max: largest }), fc.integer({ min: 1, max: largest })),
    nodes: fc.integer({ min: 0, max: 14 }),
    feedback: fc.boolean(),
    keepsInput: fc.boolean(),
    output: fc.constantFrom('logistic' as const, 'linear' as const),
    length: fc.integer({ min: 1, max: 12 }),
    symbols: fc.boolean(),
    loss: fc.constantFrom<Loss>('squared-error', 'cross-entropy'),
  })

type Shape = ReturnType<typeof shapes> extends fc.Arbitrary<infer Value> ? Value : never

function both(shape: Shape, options: ProgramOptions = {}) {
  const cell = wildCell(shape)
  const inputKind = shape.symbols ? 'symbols' : 'dense'
  const random = randomStream(['agreement', shape.seed])
  const [compiled, interpreted] = [compileProgram(cell, inputKind, options), interpret(cell, inputKind, options)]
  randomWeights(compiled.weights, random)
  interpreted.weights.set(compiled.weights)
  const sequences = [0, 1].map(i => randomSequence(cell, inputKind, shape.length + 2 * i, random))
  const loss = shape.output === 'linear' ? 'squared-error' : shape.loss
  return { compiled, interpreted, sequences, loss }
}

/** Same bits, where a NaN is a NaN whatever its payload. */
const same = (a: Float64Array, b: Float64Array, length: number): boolean => {
  for (let i = 0; i < length; i++) if (!Object.is(a[i], b[i])) return false
  return true
}

function agree(
  shape: Shape,
  pass: (program: Program, sequence: Sequence, loss: Loss) => Float64Array,
  options?: ProgramOptions,
): boolean {
  const { compiled, interpreted, sequences, loss } = both(shape, options)
  return sequences.every(sequence => {
    const count = sequence.targetCount * sequence.targetSize
    const [a, b] = [pass(compiled, sequence, loss).slice(0, count), pass(interpreted, sequence, loss)]
    return (
      compiled.backEnd === 'compiled' &&
      same(a, b, count) &&
      same(compiled.gradient, interpreted.gradient, compiled.gradient.length) &&
      same(compiled.weights, interpreted.weights, compiled.weights.length)
    )
  })
}

const update = (program: Program) => program.updater(sgd(program.weights.length, { learningRate: 0.1, momentum: 0.5 }))

interface Case {
  readonly name: string
  readonly options?: ProgramOptions
  readonly feedback?: boolean
  readonly pass: (program: Program, sequence: Sequence, loss: Loss) => Float64Array
}

const cases: readonly Case[] = [
  { name: 'answers', pass: (program, sequence) => program.run(sequence) },
  { name: 'reverse mode', pass: (program, sequence, loss) => program.reverse(sequence, loss) },
  { name: 'forward mode', pass: (program, sequence, loss) => program.forwardMode(sequence, loss) },
  { name: 'online forward mode', pass: (program, sequence, loss) => program.forwardMode(sequence, loss, update(program)) },
  {
    name: 'reverse mode in windows with updates',
    pass: (program, sequence, loss) => program.reverse(sequence, loss, { depth: 5, every: 2, afterPass: update(program) }),
  },
  {
    name: 'reverse mode with teacher forcing',
    options: { teacherForcing: true },
    feedback: true,
    pass: (program, sequence, loss) => program.reverse(sequence, loss),
  },
  {
    name: 'windows with teacher forcing',
    options: { teacherForcing: true },
    feedback: true,
    pass: (program, sequence, loss) => program.reverse(sequence, loss, { depth: 3, every: 1, afterPass: update(program) }),
  },
  {
    name: 'forward mode with teacher forcing',
    options: { teacherForcing: true },
    feedback: true,
    pass: (program, sequence, loss) => program.forwardMode(sequence, loss, update(program)),
  },
  { name: 'SnAp-1', options: { influenceSteps: 1 }, pass: (program, sequence, loss) => program.forwardMode(sequence, loss) },
  { name: 'SnAp-2', options: { influenceSteps: 2 }, pass: (program, sequence, loss) => program.forwardMode(sequence, loss) },
]

for (const { name, options, feedback, pass } of cases)
  for (const { size, largest, runs } of [
    { size: 'small cells', largest: 6, runs: 120 },
    { size: 'cells too large to be written out', largest: 45, runs: 20 },
  ])
    test(`${name} agrees bit for bit: ${size}`, t => {
      fc.assert(
        fc.property(shapes(largest), shape => agree({ ...shape, feedback: feedback ?? shape.feedback }, pass, options)),
        { seed: 11, numRuns: runs },
      )
      t.pass()
    })
