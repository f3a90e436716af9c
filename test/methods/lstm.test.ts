import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'
import { lstm } from '../../methods/cells/lstm.ts'
import method from '../../methods/lstm.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { sameBits } from '../helpers/gradients.ts'
import { randomSequence } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

// Its gradient is held against finite differences in gradient-methods.test.ts, and against TensorFlow.js in cells/tensorflow.test.ts.

const sizes = { inputs: 3, outputs: 2, hidden: 4, outputUnits: 'logistic' } as const

const initialised = (shape: Parameters<typeof lstm>[0]) => {
  const cell = lstm(shape)
  const program = createProgram(cell, 'dense')
  initialiseWeights(program.weights, cell, randomStream(['lstm test']), 'fan-in')
  const named = (name: string): number[] => {
    const { rows, columns, offset } = cell.parameters.find(parameter => parameter.name === name)!
    return [...program.weights.subarray(offset, offset + rows * columns)]
  }
  return { cell, program, named }
}

test('the weight counts are those of the formula', t => {
  t.is(lstm(sizes).parameterCount, 4 * 4 * (3 + 4 + 1) + 2 * (4 + 1))
  t.is(lstm({ ...sizes, peepholes: true }).parameterCount, lstm(sizes).parameterCount + 3 * 4)
})

test('the forget bias is a number for all cells, drawn, or spread over the time constants up to the longest lag', t => {
  t.deepEqual(initialised({ ...sizes, forgetBias: 1 }).named('forget gates bias'), [1, 1, 1, 1])
  t.true(
    initialised({ ...sizes, forgetBias: 'random' })
      .named('forget gates bias')
      .every(bias => Math.abs(bias) < 1 / Math.sqrt(7)),
  )
  const chrono = initialised({ ...sizes, forgetBias: 'chrono', longestLag: 100 })
  const biases = chrono.named('forget gates bias')
  t.deepEqual(
    biases.map(bias => Math.round(Math.exp(bias) * 100) / 100),
    [13.25, 37.75, 62.25, 86.75],
  )
  t.deepEqual(
    chrono.named('input gates bias'),
    biases.map(bias => -bias),
  )
  // The task's longest sequence, where no lag is given.
  t.deepEqual(initialised({ ...sizes, forgetBias: 'chrono', longestSequence: 100 }).named('forget gates bias'), biases)
  t.false(method.options.safeParse({ longestLag: 1 }).success)
})

test('peepholes start at zero, so that the net starts as one without', t => {
  const [without, with_] = [initialised(sizes), initialised({ ...sizes, peepholes: true })]
  const sequence = randomSequence(without.cell, 'dense', 12, randomStream(['lstm sequence']))
  t.true(sameBits(without.program.run(sequence).slice(), with_.program.run(sequence).slice()))
})

test('it learns adding over 50 steps with chrono initialisation', async t => {
  const registry = await loadRegistry()
  const options = { forgetBias: 'chrono', outputUnits: 'linear' }
  const settings = { parameters: { lag: 50 }, options, seed: 2001, sequences: 60_000 }
  const { result } = runTrial(specFor(registry, 'lstm', 'adding', settings), registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.02 * result.test!.sequences)
})
