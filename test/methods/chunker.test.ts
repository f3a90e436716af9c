import test from 'ava'
import method from '../../methods/chunker.ts'
import type { Method } from '../../methods/method.ts'
import { runTrial } from '../../runner/trial.ts'
import chunking from '../../tasks/chunking.ts'
import type { Task } from '../../tasks/task.ts'
import { specFor } from '../helpers/specs.ts'

const registry = {
  methods: new Map([[method.id, method as unknown as Method]]),
  tasks: new Map([chunking].map(task => [task.id, task as unknown as Task])),
}
const trial = (task: string, sequences: number, options = {}, parameters = {}) =>
  runTrial(specFor(registry, method.id, task, { options, parameters, seed: 2001, sequences }), registry).result

test('a lag of ten steps collapses into the automatizer, though no error goes back more than three', t => {
  const { outcome, test: final } = trial('chunking', 5000, {}, { lag: 10 })
  t.is(outcome.status, 'solved')
  // Chance is that no string at all is right.
  t.true(final !== null && final.wrong <= 10)
})

test('without the chunker to predict, the same automatizer does not learn it', t => {
  // Nothing is unexpected, so the state to be predicted never changes within a sequence.
  t.is(trial('chunking', 5000, { threshold: 1000 }, { lag: 10 }).outcome.status, 'unsolved')
})

test('the options change what is learned', t => {
  const digests = (options: object) => trial('chunking', 100, options).digests
  const seen = [
    {},
    { stateTarget: 'hidden' },
    { stateTiming: 'before' },
    { timeCode: 'absolute' },
    { timeCode: 'interval' },
    { answers: 'both' },
  ]
  t.is(new Set(seen.map(options => JSON.stringify(digests(options)))).size, seen.length)
})

test('a window that goes back less far than it advances is refused', t => {
  t.false(method.options.safeParse({ depth: 1, every: 2 }).success)
})

test('both nets learn from each sequence, and count their updates', t => {
  t.is(trial('chunking', 10, { rule: 'bptt' }).counters.weightChanges, 20)
})
