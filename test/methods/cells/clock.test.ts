import test from 'ava'
import { cell, concat, tanh } from '../../../engine/cell.ts'
import { createProgram } from '../../../engine/create-program.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { clocks, gated } from '../../../methods/cells/clock.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const BITS = 5

test('a gate is 1 at the multiples of its period, from the first step on, and 0 at all others, however long it runs', t => {
  const net = cell({ inputs: 1, state: { counter: BITS } }, ({ counter }) => {
    const { gates, next } = clocks(counter)
    return { counter: concat(...next), y: concat(...gates) }
  })
  const length = 5000
  const sequence = sequenceBuffer('dense', 1, BITS)
  sequence.begin(length)
  for (let step = 0; step < length; step++) sequence.addTarget(step)
  const answers = createProgram(net, 'dense').run(sequence)
  for (let step = 0; step < length; step++)
    for (let s = 1; s <= BITS; s++)
      t.is(answers[step * BITS + s - 1], step % 2 ** s === 0 ? 1 : 0, `step ${step}, period ${2 ** s}`)
})

test('a closed gate lets the held value through exactly, an open one the fresh value, and no derivative reaches the clock', t => {
  const net = cell({ inputs: 1, state: { h: 3, counter: 1 } }, ({ x, h, counter }, { dense }) => {
    const { gates, next } = clocks(counter)
    const held = gated(gates[0], tanh(dense(3, [x, h])), h)
    return { h: held, counter: concat(...next), y: held }
  })
  const random = randomStream(['clock test'])
  const weights = new Float64Array(net.parameterCount)
  randomWeights(weights, random)
  const sequence = randomSequence(net, 'dense', 9, random)
  const flow = errorFlow(net, 'dense', { gradient: 'full' })
  flow.run(weights, sequence)
  for (let step = 0; step < 9; step++) {
    const jacobian = flow.jacobian(step)
    // Rows and columns h, h, h, counter.
    for (let i = 0; i < 4; i++) for (const k of [i * 4 + 3, 12 + i]) t.is(jacobian[k], 0)
    const block = [0, 1, 2].map(i => [...jacobian.subarray(i * 4, i * 4 + 3)])
    if (step % 2 === 1)
      t.deepEqual(block, [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ])
    else t.true(block.flat().every(value => value !== 0 && value !== 1))
  }
})
