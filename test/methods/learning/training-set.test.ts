import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'
import { wholeTrainingSet } from '../../../methods/learning/training-set.ts'

const fixed = Array.from({ length: 50 }, () => sequenceBuffer('symbols', 2, 1))
const random = randomStream(['whole training set'])

test('of a fixed set that is drawn from at random, the whole is had', t => {
  const set = wholeTrainingSet({ draw: () => fixed[random.integer(0, fixed.length - 1)] }, fixed.length)
  t.true(fixed.every(sequence => set.includes(sequence)))
  t.is(set.length, fixed.length)
})

test('a fixed set that is smaller than what is asked for ends the search', t => {
  let turn = 0
  t.is(wholeTrainingSet({ draw: () => fixed[turn++ % 3] }, 10).length, 3)
})

test('of fresh sequences, as many as are asked for, each drawn once', t => {
  let draws = 0
  const draw = (): Sequence => {
    draws++
    return sequenceBuffer('symbols', 2, 1)
  }
  t.is(wholeTrainingSet({ draw }, 7).length, 7)
  t.is(draws, 7)
})
