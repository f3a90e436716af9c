import test from 'ava'
import { stateTargets } from '../../../methods/chunking/automatizer.ts'
import { streamBuffer } from '../../../methods/chunking/stream.ts'

test('between two events the state is that of the earlier one, from the event on or from the step after it on', t => {
  const stream = streamBuffer(1)
  const events = streamBuffer(1)
  stream.begin(5)
  events.begin(3)
  for (let time = 0; time < 5; time++) stream.addRow(time, 0)
  for (const time of [0, 2, 4]) events.copyRow(stream, time)
  // Of the four numbers that the chunker says, the last two are wanted.
  const said = Float64Array.of(9, 9, 1, 10, 9, 9, 2, 20, 9, 9, 3, 30)
  const targets = new Float64Array(8)
  const states = { events, said, width: 4, from: 2, size: 2 }
  stateTargets(stream, states, 'after', targets)
  t.deepEqual(Array.from(targets), [1, 10, 2, 20, 2, 20, 3, 30])
  stateTargets(stream, states, 'before', targets)
  t.deepEqual(Array.from(targets), [1, 10, 1, 10, 2, 20, 2, 20])
})
