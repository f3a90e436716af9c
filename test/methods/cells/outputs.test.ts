import test from 'ava'
import { cell } from '../../../engine/cell.ts'
import { createProgram } from '../../../engine/create-program.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { answerOf, type OutputUnits, outOfReach, outputUnitsFor } from '../../../methods/cells/outputs.ts'
import type { TaskSignature } from '../../../tasks/task.ts'

const signature = (answerRange?: readonly [number, number]): TaskSignature => ({
  task: 'test',
  inputKind: 'dense',
  inputs: 1,
  outputs: 1,
  targets: 'end',
  kind: 'regression',
  longestSequence: 10,
  ...(answerRange && { answerRange }),
})

test('auto: logistic where right answers lie in [0, 1], tanh where in [-1, 1], else linear', t => {
  for (const [range, units] of [
    [undefined, 'logistic'],
    [[0, 1], 'logistic'],
    [[0.2, 0.8], 'logistic'],
    [[-1, 1], 'tanh'],
    [[-0.1, 0.5], 'tanh'],
    [[-1.01, 1], 'linear'],
    [[0, 1.01], 'linear'],
    [[Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], 'linear'],
  ] as const)
    t.is(outputUnitsFor('auto', signature(range)), units, String(range))
})

test('units that are asked for are taken, and a reason is given where they cannot give the right answers', t => {
  t.is(outputUnitsFor('linear', signature([0, 1])), 'linear')
  t.is(outputUnitsFor('logistic', signature([-1, 1])), 'logistic')
  t.is(outOfReach('linear', signature([-5, 5])), undefined)
  t.is(outOfReach('logistic', signature()), undefined)
  t.is(outOfReach('tanh', signature([-0.8, 0.8])), undefined)
  t.is(
    outOfReach('logistic', signature([-0.8, 0.8])),
    'its output units are logistic, between 0 and 1, and right answers lie between -0.8 and 0.8; set outputUnits to "auto"',
  )
  t.is(
    outOfReach('tanh', signature([0, 2])),
    'its output units are tanh, between -1 and 1, and right answers lie between 0 and 2; set outputUnits to "auto"',
  )
})

test('they answer with their function', t => {
  // The engine's own exp and tanh: off by a few ulps from the platform's.
  const expected: Record<OutputUnits, number> = { linear: 1.5, tanh: Math.tanh(1.5), logistic: 1 / (1 + Math.exp(-1.5)) }
  for (const [units, value] of Object.entries(expected)) {
    const net = cell({ inputs: 1, state: {} }, ({ x }) => ({ y: answerOf(x, units as OutputUnits) }))
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(1)
    sequence.setInput(0, 0, 1.5)
    sequence.addTarget(0)
    t.true(Math.abs(createProgram(net, 'dense').run(sequence)[0] - value) < 1e-15, units)
  }
})
