import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'
import { balancedTrainingSet, wholeTrainingSet } from '../../../methods/learning/training-set.ts'
import type { TaskSignature } from '../../../tasks/task.ts'

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

const classed = { classes: 3 } as TaskSignature

/** Draws sequences of these classes in turn. */
function inTurn(classes: readonly number[]) {
  const sequences = classes.map(() => sequenceBuffer('symbols', 2, 1))
  let turn = 0
  const training = { draw: () => sequences[turn++ % sequences.length] }
  return { training, task: { classOf: (sequence: Sequence) => classes[sequences.indexOf(sequence as never)] } }
}

const count = (set: readonly Sequence[], classOf: (sequence: Sequence) => number): number[] =>
  [0, 1, 2].map(wanted => set.filter(sequence => classOf(sequence) === wanted).length)

test('classes get the same number each, the first ones one more', t => {
  const { training, task } = inTurn([2, 2, 2, 0, 1, 2])
  t.deepEqual(count(balancedTrainingSet(training, 11, classed, task), task.classOf), [4, 4, 3])
})

test('a class that does not occur leaves its room to the others, instead of being waited for without end', t => {
  const { training, task } = inTurn([1, 1, 2])
  const set = balancedTrainingSet(training, 9, classed, task)
  t.is(set.length, 9)
  const [none, one, two] = count(set, task.classOf)
  t.is(none, 0)
  t.true(one >= 3 && two >= 3)
})
