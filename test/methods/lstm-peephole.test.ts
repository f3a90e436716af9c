import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { lstmPeephole } from '../../methods/cells/lstm-peephole.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { truncatedGradientTests } from '../helpers/memory-blocks-tests.ts'
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

for (const reading of readings)
  truncatedGradientTests(`${reading.recurrentSources} recurrent`, lstmPeephole({ ...shape, ...reading }), {
    ...shape,
    ...reading,
    peepholes: true,
  })

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
