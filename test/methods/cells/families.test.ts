import test from 'ava'
import { z } from 'zod'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import { checkCellOptions, netFor, netOptions, netSkips } from '../../../methods/cells/families.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const schema = z.strictObject(netOptions('A1')).superRefine(checkCellOptions)
const signature = {
  task: 'test',
  inputKind: 'dense',
  inputs: 1,
  outputs: 1,
  targets: 'end',
  kind: 'classification',
  classes: 2,
  longestSequence: 20,
} as const
const names = netOptions('A1').net.unwrap().options

for (const net of names)
  test(`${net}: with its defaults it runs for dense inputs, symbols, several outputs and answers of either sign`, t => {
    for (const inputKind of ['dense', 'symbols'] as const)
      for (const [inputs, outputs] of [
        [1, 1],
        [3, 2],
      ] as const)
        for (const answerRange of [
          [0, 1],
          [-5, 5],
        ] as const) {
          const options = schema.parse({ net })
          const task = { ...signature, inputKind, inputs, outputs, answerRange }
          t.is(netSkips(task, options), undefined)
          const cell = netFor(task, options)
          const program = createProgram(cell, inputKind)
          const random = randomStream(['families', net])
          randomWeights(program.weights, random)
          t.true(program.run(randomSequence(cell, inputKind, 7, random)).every(Number.isFinite))
        }
  })

test('options of the net reach it', t => {
  const parameters = (cellOptions: object) => netFor(signature, schema.parse({ net: 'A1', cellOptions })).parameterCount
  t.is(parameters({}), 3 + 1 + 3)
  t.is(parameters({ hidden: 2, outputBias: true }), 2 * 4 + 2 + 4 + 1)
})

test('the single unit has three weights: input, self-connection and bias', t => {
  t.is(netFor(signature, schema.parse({ net: 'single-unit' })).parameterCount, 3)
})

test('what is no option of the net, or no value for one, is refused with the options that there are', t => {
  const refusals = (options: object) =>
    schema.safeParse(options).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const known = 'net A1 has the options hidden, updateOrder, outputBias'
  t.deepEqual(refusals({ cellOptions: { blocks: 2 } }), [`cellOptions: Unrecognized key: "blocks"; ${known}`])
  t.regex(refusals({ cellOptions: { hidden: 0 } })?.[0] ?? '', /^cellOptions\.hidden: .*; net A1 has the options hidden/)
  t.regex(refusals({ net: 'single-unit', cellOptions: { hidden: 1 } })?.[0] ?? '', /net single-unit has no options$/)
})

test('options that are valid, but not together, and outputs that cannot answer are reasons to skip', t => {
  const biases = schema.parse({ net: 'lstm-1997', cellOptions: { blocks: 2, inputGateBias: [1, 2, 3] } })
  t.regex(netSkips(signature, biases) ?? '', /starting biases/)
  t.regex(netSkips({ ...signature, answerRange: [-1, 1] }, schema.parse({ outputUnits: 'logistic' })) ?? '', /set outputUnits/)
})
