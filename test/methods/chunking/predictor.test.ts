import test from 'ava'
import { z } from 'zod'
import { createProgram } from '../../../engine/create-program.ts'
import { initialiseWeights } from '../../../engine/initialise.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { observableNet, predictorOptions } from '../../../methods/chunking/nets.ts'
import { predictor } from '../../../methods/chunking/predictor.ts'
import { streamBuffer } from '../../../methods/chunking/stream.ts'
import { recordedStream } from '../../helpers/training-stream.ts'

const options = z.object(predictorOptions).parse({ rule: 'bptt', hidden: 3, timeCode: 'interval' })
const shape = { ...options, inputs: 3, outputs: 3, bias: true }

function stream() {
  const made = streamBuffer(2)
  made.begin(3)
  for (const [time, unit] of [
    [0, 0],
    [4, 1],
    [5, 0],
  ]) {
    made.addRow(time, unit)
    made.observe(unit, 1)
  }
  return made
}

test('a net reads rows and times, and learns the next row, the next time, and nothing where nothing is given', t => {
  const random = () => randomStream('weights')
  const cell = observableNet({ ...shape, hidden: 3 })
  const net = predictor({ cell, inputKind: 'dense', options, longestSequence: 10, random: random() })
  const rows = stream()
  const training = recordedStream([])
  const said = net.predict(rows, 3).slice(0, 3 * (3 + 3))
  net.learn(rows, net.predict(rows, 3), training)
  t.is(training.counted.weightChanges, 1)

  // The same by hand: no hidden units in the answer, numbers that are not given are their own targets.
  const program = createProgram(fullyRecurrent({ ...shape, outputUnits: 'logistic' }), 'dense')
  initialiseWeights(program.weights, program.cell, random(), options.initialRange)
  const sequence = sequenceBuffer('dense', 3, 3)
  sequence.begin(2)
  sequence.setInput(0, 0, 1)
  sequence.setInput(1, 1, 1)
  sequence.setInput(1, 2, 0.4)
  sequence.addTarget(0)
  for (const [unit, value] of [said[0], 1, 0.4].entries()) sequence.setTarget(unit, value)
  sequence.addTarget(1)
  for (const [unit, value] of [1, said[7], 0.1].entries()) sequence.setTarget(unit, value)
  program.reverse(sequence, 'squared-error')
  for (let i = 0; i < program.weights.length; i++) {
    const expected = program.weights[i] - options.learningRate * program.gradient[i]
    // Two graphs may sum in another order.
    t.true(Math.abs(net.weights[i] - expected) < 1e-12)
  }
})

test('hidden units are shown as they are, or brought to 0..1', t => {
  for (const hiddenUnits of ['logistic', 'tanh'] as const) {
    const program = createProgram(observableNet({ ...shape, hiddenUnits, hidden: 3 }), 'dense')
    const sequence = sequenceBuffer('dense', 3, 6)
    sequence.begin(1)
    sequence.addTarget(0)
    // All weights 0: the hidden units are in the middle of their range.
    t.deepEqual(Array.from(program.run(sequence)).slice(0, 6), Array<number>(6).fill(0.5))
  }
})

test('whatever is wanted of the hidden units shown, the net learns nothing from it', t => {
  const program = createProgram(observableNet({ ...shape, hidden: 3 }), 'dense')
  initialiseWeights(program.weights, program.cell, randomStream('weights'), 1)
  const sequence = sequenceBuffer('dense', 3, 6)
  sequence.begin(2)
  sequence.setInput(0, 0, 1)
  sequence.addTarget(1)
  program.reverse(sequence, 'squared-error')
  const gradient = program.gradient.slice()
  program.gradient.fill(0)
  for (const unit of [3, 4, 5]) sequence.setTarget(unit, 1)
  program.reverse(sequence, 'squared-error')
  t.true(gradient.some(Boolean))
  t.deepEqual(program.gradient, gradient)
})
