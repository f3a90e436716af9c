import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { lstmPeephole } from '../../methods/cells/lstm-peephole.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { centralDifferences, errorOf } from '../helpers/gradients.ts'
import { memoryBlocksReference } from '../helpers/memory-blocks-reference.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const readings = [
  { recurrentSources: 'cells', shortcuts: true, cellBias: false, outputBias: true },
  { recurrentSources: 'cells-and-gates', shortcuts: false, cellBias: true, outputBias: false },
] as const
const shape = {
  inputs: 3,
  outputs: 2,
  blocks: 2,
  cellsPerBlock: 2,
  inputGateBias: 'random',
  forgetGateBias: 'random',
  outputGateBias: 'random',
  outputUnits: 'logistic',
  cellInputUnits: 'logistic',
} as const

for (const reading of readings) {
  const name = `${reading.recurrentSources} recurrent`
  const cell = lstmPeephole({ ...shape, ...reading })
  const prepare = () => {
    const program = createProgram(cell, 'dense')
    const random = randomStream(['lstm-peephole', name])
    randomWeights(program.weights, random)
    return { program, sequence: randomSequence(cell, 'dense', 14, random) }
  }

  test(`${name}: forward mode gives the update of equations (1) to (4), written out by hand`, t => {
    // Both sum in another order, hence 1e-12 rather than equality.
    const { program, sequence } = prepare()
    program.forwardMode(sequence, 'squared-error')
    const reference = memoryBlocksReference({ ...shape, ...reading, peepholes: true }, cell, program.weights, sequence)
    t.true(reference.update.every(value => value !== 0))
    for (let i = 0; i < program.gradient.length; i++)
      t.true(Math.abs(program.gradient[i] + reference.update[i]) < 1e-12, `weight ${i}`)
    const answers = program.run(sequence)
    for (let i = 0; i < reference.answers.length; i++) t.true(Math.abs(answers[i] - reference.answers[i]) < 1e-14, `answer ${i}`)
  })

  test(`${name}: without recurrent weights into gates and cells, and without peepholes, the truncated gradient is the full gradient`, t => {
    // Then nothing is truncated, and central differences of the whole error must agree (step 1e-5: 1e-9 absolute). These weights
    // themselves are left out: with them at zero, their own effect through the recurrence is what is truncated.
    const { program, sequence } = prepare()
    const recurrent = new Set<number>()
    for (const { name: layer, rows, columns, offset } of cell.parameters)
      if (layer === 'cells' || layer.endsWith('gates') || layer.endsWith('peepholes'))
        for (let i = layer.endsWith('peepholes') ? offset : offset + rows * shape.inputs; i < offset + rows * columns; i++)
          recurrent.add(i)
    for (const i of recurrent) program.weights[i] = 0
    program.forwardMode(sequence, 'squared-error')
    const differences = centralDifferences(program.weights.slice(), weights => {
      program.weights.set(weights)
      return errorOf(program.run(sequence), sequence, 'squared-error')
    })
    t.true(recurrent.size > 0)
    differences.forEach((value, i) => {
      if (!recurrent.has(i)) t.true(Math.abs(value - program.gradient[i]) < 1e-9, `weight ${i}`)
    })
  })
}

test('the output gate sees the new states, the other gates the old ones', t => {
  // One block, everything else at zero: the first step's input makes the state, and a peephole shows it to the gate.
  const one = { ...shape, ...readings[0], inputs: 1, outputs: 1, blocks: 1, cellsPerBlock: 1, outputUnits: 'linear' } as const
  const cell = lstmPeephole({ ...one, shortcuts: false, outputBias: false })
  const answersWith = (peepholes: string): number[] => {
    const program = createProgram(cell, 'dense')
    const set = (name: string, value: number): void => {
      program.weights[cell.parameters.find(parameter => parameter.name === name)!.offset] = value
    }
    set('cells', 1)
    set('outputs', 1)
    set(peepholes, 1)
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(2)
    sequence.setInput(0, 0, 1)
    for (const t of [0, 1]) sequence.addTarget(t)
    return [...program.run(sequence)]
  }
  const f = (x: number): number => 1 / (1 + Math.exp(-x))
  const s = 0.5 * (4 * f(1) - 2)
  const near = (actual: readonly number[], expected: readonly number[]): void => {
    expected.forEach((value, i) => {
      t.true(Math.abs(actual[i] - value) < 1e-15, `${actual[i]} instead of ${value}`)
    })
  }
  near(answersWith('output peepholes'), [f(s) * s, f(s / 2) * (s / 2)])
  near(answersWith('forget peepholes'), [0.5 * s, 0.5 * f(s) * s])
  near(answersWith('input peepholes'), [0.5 * s, 0.5 * 0.5 * s])
})

test('it learns the embedded Reber grammar: all strings of both sets, where chance gets none', async t => {
  const registry = await loadRegistry()
  const { result } = runTrial(specFor(registry, 'lstm-peephole', 'embedded-reber', { seed: 2001, sequences: 40_000 }), registry)
  t.is(result.outcome.status, 'solved')
  t.is(result.test!.wrong, 0)
})
