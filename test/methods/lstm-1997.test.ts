import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { lstm1997 } from '../../methods/cells/lstm-1997.ts'
import method from '../../methods/lstm-1997.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { resolveOptions } from '../../runner/resolve.ts'
import { lstm1997Reference } from '../helpers/lstm-1997-reference.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'

const shape = {
  inputs: 3,
  outputs: 2,
  blocks: 2,
  cellsPerBlock: 2,
  inputGateBias: 'random',
  outputGateBias: 'random',
  cellBias: true,
  outputBias: true,
  outputUnits: 'logistic',
} as const

test('the weight counts are those that the paper prints (tables 4, 7 and 9)', async t => {
  const { tasks } = await loadRegistry()
  const printed: Record<string, number> = { 'two-sequence': 102, adding: 93, 'temporal-order': 156 }
  for (const [id, count] of Object.entries(printed)) {
    const task = tasks.get(id)!
    const { signature } = task.create(task.parameters.parse({}))
    const resolved = resolveOptions(method as never, id, {}, name => name)
    t.true(resolved.ok)
    if (resolved.ok) t.is(lstm1997({ ...signature, ...(resolved.value as unknown as typeof shape) }).parameterCount, count, id)
  }
})

test('forward mode gives the update of equations 19 to 28, written out by hand', t => {
  // An independent transcription of appendix A.1 (test/helpers); both sum in another order, hence 1e-12 rather than equality.
  const cell = lstm1997(shape)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['lstm-1997 test'])
  randomWeights(program.weights, random)
  const sequence = randomSequence(cell, 'dense', 12, random)
  program.forwardMode(sequence, 'squared-error')
  const reference = lstm1997Reference(shape, program.weights, sequence)
  for (let i = 0; i < program.gradient.length; i++)
    t.true(Math.abs(program.gradient[i] + reference.update[i]) < 1e-12, `weight ${i}`)
  const answers = program.run(sequence)
  for (let i = 0; i < reference.answers.length; i++) t.true(Math.abs(answers[i] - reference.answers[i]) < 1e-14, `answer ${i}`)
})

test('without recurrent weights into gates and cells, the truncated gradient is the full gradient', t => {
  // Then nothing is truncated, and central finite differences of the whole error must agree (step 1e-5: 1e-9 absolute).
  const cell = lstm1997(shape)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['lstm-1997 without recurrence'])
  randomWeights(program.weights, random)
  for (const { name, rows, columns, offset } of cell.parameters)
    if (['input gates', 'output gates', 'cells'].includes(name))
      program.weights.fill(0, offset + rows * shape.inputs, offset + rows * columns)
  const sequence = randomSequence(cell, 'dense', 15, random)
  const error = (): number =>
    program
      .run(sequence)
      .reduce((sum, y, i) => (i < sequence.targetCount * 2 ? sum + (y - sequence.targets[i]) ** 2 / 2 : sum), 0)
  program.forwardMode(sequence, 'squared-error')
  const recurrent = (i: number): boolean =>
    cell.parameters.some(
      ({ name, rows, columns, offset }) =>
        ['input gates', 'output gates', 'cells'].includes(name) &&
        i >= offset + rows * shape.inputs &&
        i < offset + rows * columns,
    )
  let compared = 0
  program.weights.forEach((weight, i) => {
    // A recurrent weight itself is left out: with it at zero its own effect through the recurrence is what is truncated second-hand.
    if (recurrent(i)) return
    program.weights[i] = weight + 1e-5
    const above = error()
    program.weights[i] = weight - 1e-5
    const below = error()
    program.weights[i] = weight
    t.true(Math.abs(program.gradient[i] - (above - below) / 2e-5) < 1e-9, `weight ${i}`)
    compared++
  })
  t.is(compared, 8 * (3 + 1) + 2 * 5)
})

test('the error that reaches an internal state is the same however long ago it was: the constant error carousel', t => {
  // Equation 31 of the paper: with the gates fixed by their biases, the gradient at a weight that acted at step 1 only (its input is 0
  // afterwards) does not change with the lag. The cell's own input is zero later on, so that s and h'(s) stay what they were.
  const cell = lstm1997({ ...shape, inputs: 1, outputs: 1, blocks: 1, cellsPerBlock: 1, cellBias: false })
  const program = createProgram(cell, 'dense')
  randomWeights(program.weights, randomStream(['carousel']))
  for (const { name, rows, columns, offset } of cell.parameters)
    if (['input gates', 'output gates', 'cells'].includes(name)) program.weights.fill(0, offset + rows, offset + rows * columns)
  const gradients = [1, 10, 100, 1000].map(lag => {
    const sequence = randomSequence(cell, 'dense', lag + 1, randomStream(['carousel inputs']))
    sequence.begin(lag + 1)
    sequence.setInput(0, 0, 1)
    sequence.addTarget(lag)
    sequence.setTarget(0, 1)
    program.gradient.fill(0)
    program.forwardMode(sequence, 'squared-error')
    return program.gradient[cell.parameters.find(({ name }) => name === 'cells')!.offset]
  })
  t.true(Math.abs(gradients[0]) > 1e-4)
  for (const gradient of gradients) t.true(Math.abs(gradient / gradients[0] - 1) < 1e-9)
})
