// Sequences that do not fit on the tape: run in pieces, in the same bits.

import test from 'ava'
import { add, cell, multiply, sigmoid, tanh } from '../../../engine/cell.ts'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import type { Cell } from '../../../engine/graph.ts'
import { interpret } from '../../../engine/interpreter/interpreter.ts'
import { sgd } from '../../../engine/optimisers.ts'
import type { Program, ProgramOptions } from '../../../engine/program.ts'
import { randomStream } from '../../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'

const fedBack = cell({ name: 'fed back', inputs: 1, state: { h: 3, y: 1 } }, ({ x, h, y }, { dense }) => {
  const gate = sigmoid(dense(3, [x, h, y]))
  const next = add(multiply(gate, h), tanh(dense(3, [x])))
  return { h: next, y: sigmoid(dense(1, [next])) }
})

/** Targets at irregular steps, some right before and at the end of a piece of 2^14 steps. */
function longSequence(length: number): Sequence {
  const random = randomStream(['long sequence'])
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(length)
  for (let t = 0; t < length; t++) {
    sequence.setInput(t, 0, random.normal() * 0.1)
    if (t % 1000 === 999 || (t & 16383) >= 16382 || (t & 16383) === 0 || t === length - 1) {
      sequence.addTarget(t)
      sequence.setTarget(0, random.uniform())
    }
  }
  return sequence
}

const update = (program: Program) => program.updater(sgd(program.weights.length, { learningRate: 0.01 }))
const passes: Readonly<Record<string, (program: Program, sequence: Sequence) => Float64Array>> = {
  answers: (program, sequence) => program.run(sequence),
  'full reverse mode': (program, sequence) => program.reverse(sequence, 'squared-error'),
  'windows with updates': (program, sequence) =>
    program.reverse(sequence, 'squared-error', { depth: 700, every: 300, afterPass: update(program) }),
  'forward mode with updates': (program, sequence) => program.forwardMode(sequence, 'squared-error', update(program)),
}

function prepared(program: Program): Program {
  const random = randomStream(['long sequence weights'])
  for (let i = 0; i < program.weights.length; i++) program.weights[i] = random.between(-1, 1)
  return program
}

for (const [name, pass] of Object.entries(passes))
  for (const options of [{}, { teacherForcing: true }] satisfies ProgramOptions[])
    test(`${name}${'teacherForcing' in options ? ' with teacher forcing' : ''}: 40,000 steps give the interpreter's bits`, t => {
      const sequence = longSequence(40_000)
      const compiled = prepared(compileProgram(fedBack, 'dense', options))
      const interpreted = prepared(interpret(fedBack, 'dense', options))
      const answers = pass(compiled, sequence).slice(0, sequence.targetCount)
      t.deepEqual(answers, pass(interpreted, sequence).slice(0, sequence.targetCount))
      t.deepEqual(compiled.gradient, interpreted.gradient)
      t.deepEqual(compiled.weights, interpreted.weights)
      t.is(compiled.backEnd, 'compiled')
    })

test('a window longer than the tape is interpreted, and says so', t => {
  const sequence = longSequence(20_000)
  const window = { depth: 19_000, every: 10 }
  const [compiled, interpreted] = [compileProgram(fedBack, 'dense'), interpret(fedBack, 'dense')].map(prepared)
  compiled.reverse(sequence, 'squared-error', window)
  interpreted.reverse(sequence, 'squared-error', window)
  t.deepEqual(compiled.gradient, interpreted.gradient)
  t.regex(compiled.backEnd, /window of 19000 steps, of which the tape holds 16384/)
})

test('a sequence without targets has no answers and no gradient, and an empty one does no harm', t => {
  const program = prepared(compileProgram(fedBack, 'dense'))
  for (const length of [0, 3]) {
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(length)
    program.run(sequence)
    program.reverse(sequence, 'squared-error')
    program.forwardMode(sequence, 'squared-error')
    program.reverse(sequence, 'squared-error', { depth: 2, every: 1 })
    t.true(program.gradient.every(g => g === 0))
  }
})

test('memory of a sequence of 100,000 steps stays within the tape: full reverse mode allocates no more than the states it keeps', t => {
  const small: Cell = fedBack
  const program = prepared(compileProgram(small, 'dense'))
  const sequence = longSequence(100_000)
  program.reverse(sequence, 'squared-error')
  const before = process.memoryUsage().arrayBuffers
  program.reverse(sequence, 'squared-error')
  t.true(process.memoryUsage().arrayBuffers - before < 1_000_000)
  t.true(program.gradient.every(Number.isFinite))
})
