import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { noStream, observe, rowSize, streamBuffer } from '../../../methods/chunking/stream.ts'
import chunking from '../../../tasks/chunking.ts'
import gap from '../../../tasks/gap.ts'
import latch from '../../../tasks/latch.ts'
import selectiveCopying from '../../../tasks/selective-copying.ts'
import type { Task, TaskParameters } from '../../../tasks/task.ts'
import temporalOrder from '../../../tasks/temporal-order.ts'
import { bufferFor, instanceOf } from '../../helpers/samples.ts'

function streamOf<Parameters extends TaskParameters>(task: Task<Parameters>) {
  const instance = instanceOf(task)
  const { inputs, outputs } = instance.signature
  const sequence = bufferFor(instance)
  instance.sample(randomStream('stream'), sequence)
  const stream = streamBuffer(rowSize(instance.signature))
  observe(sequence, stream)
  const row = (k: number) => Array.from(stream.rows.slice(k * stream.size, (k + 1) * stream.size))
  const given = (k: number) => Array.from(stream.given.slice(k * stream.size, (k + 1) * stream.size))
  return { sequence, stream, row, given, inputs, outputs }
}

const oneHot = (size: number, unit: number) => Array.from({ length: size }, (_, i) => (i === unit ? 1 : 0))

test('where the answer is the next symbol, rows are the first symbol and the targets, all of them given', t => {
  const { sequence, stream, row, given } = streamOf(chunking)
  t.is(stream.count, sequence.length + 1)
  t.deepEqual(row(0), oneHot(23, sequence.symbols[0]))
  for (let k = 1; k < stream.count; k++) t.deepEqual(row(k), Array.from(sequence.targets.slice((k - 1) * 23, k * 23)))
  for (let k = 0; k < stream.count; k++) t.true(given(k).every(Boolean))
  t.deepEqual(Array.from(stream.symbols.slice(0, sequence.length)), Array.from(sequence.symbols.slice(0, sequence.length)))
})

test('there is no row for what comes after the last symbol, where nothing is asked of it', t => {
  const { sequence, stream, row } = streamOf(gap)
  t.is(stream.count, sequence.length)
  for (let k = 0; k < stream.count; k++) t.deepEqual(row(k), oneHot(13, sequence.symbols[k]))
})

test('else rows are the target of the step before, where there is one, and the symbol, where there is one', t => {
  const { sequence, stream, row, given, inputs, outputs } = streamOf(temporalOrder)
  const none = Array<number>(outputs).fill(0)
  for (let k = 0; k < sequence.length; k++) {
    t.deepEqual(row(k), [...none, ...oneHot(inputs, sequence.symbols[k])])
    t.deepEqual(given(k), [...none, ...Array<number>(inputs).fill(1)])
  }
  const end = sequence.length
  t.is(stream.count, end + 1)
  t.deepEqual(row(end), [...sequence.targets.slice(0, outputs), ...Array<number>(inputs).fill(0)])
  t.deepEqual(given(end), [...Array<number>(outputs).fill(1), ...Array<number>(inputs).fill(0)])
  t.deepEqual(
    Array.from(stream.times.slice(0, stream.count)),
    Array.from({ length: end + 1 }, (_, k) => k),
  )
})

test('numbers as inputs, answers outside of [0, 1] and targets that would give others away are refused', t => {
  t.regex(noStream(instanceOf(latch).signature)!, /symbols/)
  t.regex(noStream(instanceOf(selectiveCopying).signature)!, /give answers away/)
  const { signature } = instanceOf(temporalOrder)
  t.is(noStream(signature), undefined)
  t.regex(noStream({ ...signature, answerRange: [-1, 1] })!, /\[0, 1\]/)
})
