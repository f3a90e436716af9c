import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { lstm2000 } from '../../methods/cells/lstm-2000.ts'
import method from '../../methods/lstm-2000.ts'
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
} as const

test('the weight count is the 424 that the paper prints for its continual embedded Reber grammar', t => {
  const options = method.options.parse({})
  t.is(lstm2000({ ...options, inputs: 7, outputs: 7, outputUnits: 'logistic' }).parameterCount, 424)
})

for (const reading of readings) {
  const name = `${reading.recurrentSources} recurrent`
  const cell = lstm2000({ ...shape, ...reading })
  const prepare = () => {
    const program = createProgram(cell, 'dense')
    const random = randomStream(['lstm-2000', name])
    randomWeights(program.weights, random)
    return { program, sequence: randomSequence(cell, 'dense', 14, random) }
  }

  test(`${name}: forward mode gives the update of equations (1) to (3), written out by hand`, t => {
    // Both sum in another order, hence 1e-12 rather than equality.
    const { program, sequence } = prepare()
    program.forwardMode(sequence, 'squared-error')
    const reference = memoryBlocksReference({ ...shape, ...reading, peepholes: false }, cell, program.weights, sequence)
    t.true(reference.update.every(value => value !== 0))
    for (let i = 0; i < program.gradient.length; i++)
      t.true(Math.abs(program.gradient[i] + reference.update[i]) < 1e-12, `weight ${i}`)
    const answers = program.run(sequence)
    for (let i = 0; i < reference.answers.length; i++) t.true(Math.abs(answers[i] - reference.answers[i]) < 1e-14, `answer ${i}`)
  })

  test(`${name}: without recurrent weights into gates and cells, the truncated gradient is the full gradient`, t => {
    // Then nothing is truncated, and central differences of the whole error must agree (step 1e-5: 1e-9 absolute). The recurrent weights
    // themselves are left out: with them at zero, their own effect through the recurrence is what is truncated.
    const { program, sequence } = prepare()
    const recurrent = new Set<number>()
    for (const { name: layer, rows, columns, offset } of cell.parameters)
      if (layer === 'cells' || layer.endsWith('gates'))
        for (let i = offset + rows * shape.inputs; i < offset + rows * columns; i++) recurrent.add(i)
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

test('a bias that is one number is the same for all blocks; a list that is not one per block is refused', t => {
  t.deepEqual(method.options.parse({ blocks: 2, inputGateBias: -1, forgetGateBias: 5, outputGateBias: 'none' }).forgetGateBias, 5)
  for (const name of ['inputGateBias', 'forgetGateBias', 'outputGateBias']) {
    const { error } = method.options.safeParse({ [name]: [1, 2] })
    t.deepEqual(
      error?.issues.map(({ path, message }) => ({ path, message })),
      [{ path: [name], message: 'one bias for each of the 4 blocks is needed, or one number for all of them' }],
    )
  }
})

test('it learns the embedded Reber grammar: all strings of both sets, where chance gets none', async t => {
  const registry = await loadRegistry()
  const options = { learningRate: 0.2, shortcuts: false }
  const { result } = runTrial(
    specFor(registry, 'lstm-2000', 'embedded-reber', { options, seed: 2001, sequences: 40_000 }),
    registry,
  )
  t.is(result.outcome.status, 'solved')
  t.is(result.test!.wrong, 0)
})

test('the first bias of the forget gates decides whether a lag is bridged', async t => {
  // After 20 steps f(b)^20 of a state is left: 0.9 at b = 5, 10^-10 at b = -1.
  const registry = await loadRegistry()
  const statusAt = (forgetGateBias: number): string => {
    const settings = { parameters: { lag: 20 }, options: { forgetGateBias }, seed: 2001, sequences: 20_000 }
    return runTrial(specFor(registry, 'lstm-2000', 'temporal-order', settings), registry).result.outcome.status
  }
  t.deepEqual([5, -1].map(statusAt), ['solved', 'unsolved'])
})
