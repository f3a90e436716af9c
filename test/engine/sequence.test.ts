import test from 'ava'
import { sequenceBuffer } from '../../engine/sequence.ts'

test('beginning a sequence clears inputs and targets of the one before, longer or shorter', t => {
  const buffer = sequenceBuffer('dense', 2, 1)
  buffer.begin(10)
  for (let step = 0; step < 10; step++) buffer.setInput(step, 1, 7)
  buffer.addTarget(9)
  buffer.setTarget(0, 3)
  buffer.begin(5)
  t.is(buffer.length, 5)
  t.is(buffer.targetCount, 0)
  t.true(buffer.inputs.subarray(0, 10).every(value => value === 0))
  buffer.addTarget(4)
  t.is(buffer.targets[0], 0)
  buffer.begin(1000)
  t.true(buffer.inputs.subarray(0, 2000).every(value => value === 0))
})

test('room for targets grows and keeps those that are there', t => {
  const buffer = sequenceBuffer('symbols', 4, 2)
  buffer.begin(100)
  for (let step = 0; step < 100; step++) {
    buffer.setSymbol(step, step % 4)
    buffer.addTarget(step)
    buffer.setTarget(1, step)
  }
  t.is(buffer.targetCount, 100)
  for (let step = 0; step < 100; step++) {
    t.is(buffer.targetSteps[step], step)
    t.is(buffer.targets[2 * step + 1], step)
    t.is(buffer.symbols[step], step % 4)
  }
})
