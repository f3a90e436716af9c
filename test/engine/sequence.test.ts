import test from 'ava'
import fc from 'fast-check'
import { type InputKind, type SequenceBuffer, sequenceBuffer } from '../../engine/sequence.ts'

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

test('a buffer that is used again holds what a new one would, whatever it held before', t => {
  // Targets stand at random steps, ascending; `inputs` is what a task sets, and every other input must be 0.
  const sequence = fc.integer({ min: 1, max: 60 }).chain(length =>
    fc.record({
      length: fc.constant(length),
      inputs: fc.array(fc.tuple(fc.nat(length - 1), fc.nat(1), fc.double({ noNaN: true })), { maxLength: 20 }),
      symbols: fc.array(fc.nat(65_535), { minLength: length, maxLength: length }),
      targets: fc.uniqueArray(fc.nat(length - 1)).map(steps => steps.sort((a, b) => a - b)),
      values: fc.array(fc.double({ noNaN: true }), { minLength: 60, maxLength: 60 }),
    }),
  )
  const contents = (buffer: SequenceBuffer) => ({
    length: buffer.length,
    inputs: [...buffer.inputs.subarray(0, buffer.inputKind === 'dense' ? buffer.length * 2 : 0)],
    symbols: [...buffer.symbols.subarray(0, buffer.inputKind === 'symbols' ? buffer.length : 0)],
    targetSteps: [...buffer.targetSteps.subarray(0, buffer.targetCount)],
    targets: [...buffer.targets.subarray(0, buffer.targetCount * 3)],
  })
  fc.assert(
    fc.property(
      fc.constantFrom<InputKind>('dense', 'symbols'),
      fc.array(sequence, { minLength: 1, maxLength: 6 }),
      (kind, all) => {
        const reused = sequenceBuffer(kind, 2, 3)
        for (const { length, inputs, symbols, targets, values } of all) {
          const expected = {
            length,
            inputs: Array<number>(kind === 'dense' ? length * 2 : 0).fill(0),
            symbols: kind === 'symbols' ? symbols : [],
            targetSteps: targets,
            targets: targets.flatMap((_, i) => [0, values[i], 0]),
          }
          reused.begin(length)
          if (kind === 'symbols') for (const [step, symbol] of symbols.entries()) reused.setSymbol(step, symbol)
          else
            for (const [step, unit, value] of inputs) {
              reused.setInput(step, unit, value)
              expected.inputs[step * 2 + unit] = value
            }
          targets.forEach((step, i) => {
            reused.addTarget(step)
            reused.setTarget(1, values[i])
          })
          t.deepEqual(contents(reused), expected)
        }
      },
    ),
    { seed: 1, numRuns: 100 },
  )
})

test('dense sequences have no symbols, and sequences of symbols no rows', t => {
  const [dense, symbols] = [sequenceBuffer('dense', 3, 1), sequenceBuffer('symbols', 3, 1)]
  for (const buffer of [dense, symbols]) buffer.begin(10)
  t.is(dense.symbols.length, 0)
  t.is(symbols.inputs.length, 0)
  t.deepEqual([symbols.inputSize, symbols.targetSize, symbols.inputKind], [3, 1, 'symbols'])
})
