import test from 'ava'
import { lstm2000 } from '../../methods/cells/lstm-2000.ts'
import method from '../../methods/lstm-2000.ts'
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
} as const

test('the weight count is the 424 that the paper prints for its continual embedded Reber grammar', t => {
  const options = method.options.parse({})
  t.is(lstm2000({ ...options, inputs: 7, outputs: 7, outputUnits: 'logistic' }).parameterCount, 424)
})

for (const reading of readings)
  truncatedGradientTests(`${reading.recurrentSources} recurrent`, lstm2000({ ...shape, ...reading }), {
    ...shape,
    ...reading,
    peepholes: false,
  })

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
