import test from 'ava'
import { type Deviation, deviations, deviationsFor } from '../../literature/deviations.ts'

const note = (number: number, methods: readonly string[], tasks: readonly string[]): Deviation => ({
  number,
  methods,
  tasks,
  title: '',
  text: '',
})

test('are numbered without repeats', t => {
  const numbers = deviations.map(({ number }) => number)
  t.is(new Set(numbers).size, numbers.length)
})

test('are found by method, by task, by both, or always, in the order of their numbers', t => {
  const notes = [note(5, ['a'], ['x']), note(4, ['a'], ['y']), note(3, [], ['x']), note(2, ['b'], []), note(1, [], [])]
  const numbers = deviationsFor([{ method: 'a', task: 'x' }], notes).map(({ number }) => number)
  t.deepEqual(numbers, [1, 3, 5])
})

test('do not mix the method of one pair with the task of another', t => {
  const pairs = [
    { method: 'a', task: 'x' },
    { method: 'b', task: 'y' },
  ]
  t.deepEqual(deviationsFor(pairs, [note(1, ['a'], ['y'])]), [])
})

test('concern nobody when there is nobody', t => {
  t.deepEqual(deviationsFor([], [note(1, [], [])]), [])
})
