import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { gru } from '../../methods/cells/gru.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

// Its gradient is held against finite differences in gradient-methods.test.ts, and against TensorFlow.js in cells/tensorflow.test.ts.

const shape = {
  inputs: 3,
  outputs: 2,
  hidden: 4,
  outputUnits: 'logistic',
  resetAfter: false,
  updateBias: 'random',
  longestLag: 'task',
} as const

test('the weight counts are those of the formula', t => {
  t.is(gru(shape).parameterCount, 3 * 4 * (3 + 4 + 1) + 2 * (4 + 1))
  t.is(gru({ ...shape, resetAfter: true }).parameterCount, gru(shape).parameterCount + 4)
})

test('a wide open update gate keeps the state: the answer never changes', t => {
  const cell = gru({ ...shape, updateBias: 1000 })
  const program = createProgram(cell, 'dense')
  const random = randomStream(['gru test'])
  randomWeights(program.weights, random)
  for (const { name, rows, offset, initialiser } of cell.parameters)
    if (name === 'update gates bias' && initialiser.kind === 'values')
      program.weights.set(initialiser.values.slice(0, rows), offset)
  const answers = program.run(randomSequence(cell, 'dense', 12, random))
  for (let i = 2; i < 8; i++) t.is(answers[i], answers[i - 2])
})

test('with its gates half open, one unit gives the values of equations (1) to (3)', t => {
  // Only x reaches the candidate (weight 1): r = z = 1/2, h(1) = tanh(x)/2.
  const cell = gru({ ...shape, inputs: 1, outputs: 1, hidden: 1, outputUnits: 'linear' })
  const program = createProgram(cell, 'dense')
  for (const { name, offset } of cell.parameters) if (name === 'candidates' || name === 'outputs') program.weights[offset] = 1
  const sequence = randomSequence(cell, 'dense', 1, randomStream(['gru unit']))
  t.true(Math.abs(program.run(sequence)[0] - Math.tanh(sequence.inputs[0]) / 2) < 1e-15)
})

test('it learns temporal order', async t => {
  const registry = await loadRegistry()
  const settings = { parameters: { lag: 20 }, seed: 2001, sequences: 40_000 }
  const { result } = runTrial(specFor(registry, 'gru', 'temporal-order', settings), registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.02 * result.test!.sequences)
})
