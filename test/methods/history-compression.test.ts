import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import method from '../../methods/history-compression.ts'
import type { Method } from '../../methods/method.ts'
import { runTrial } from '../../runner/trial.ts'
import chunking from '../../tasks/chunking.ts'
import type { Task } from '../../tasks/task.ts'
import { specFor } from '../helpers/specs.ts'
import { recordedStream } from '../helpers/training-stream.ts'

const registry = {
  methods: new Map([[method.id, method as unknown as Method]]),
  tasks: new Map([chunking].map(task => [task.id, task as unknown as Task])),
}
const trial = (task: string, sequences: number, options = {}, parameters = {}) =>
  runTrial(specFor(registry, method.id, task, { options, parameters, seed: 2001, sequences }), registry).result

test('two levels learn a lag of ten steps, and one does not', t => {
  const { outcome, test: final } = trial('chunking', 5000, {}, { lag: 10 })
  t.is(outcome.status, 'solved')
  t.true(final !== null && final.wrong <= 10)
  t.is(trial('chunking', 5000, { levels: 1 }, { lag: 10 }).outcome.status, 'unsolved')
})

test('a level that is frozen does not change any more', t => {
  const { signature, ...instance } = chunking.create(chunking.parameters.parse({ lag: 10 }))
  const options = method.options.parse({ window: 10, patience: 1 })
  const streams = { weights: randomStream('weights'), search: randomStream('search') }
  const learner = method.learner({ signature, task: { ...instance }, options, streams })
  const sequences = Array.from({ length: 50 }, (_, i) => {
    const sequence = sequenceBuffer('symbols', signature.inputs, signature.outputs)
    instance.sample(randomStream(i), sequence)
    return sequence
  })
  const training = recordedStream(sequences)
  const highest = learner.weights.slice(-20)
  let lowest: Float64Array
  let last: Float64Array
  do {
    lowest = learner.weights.slice(0, 100)
    learner.learn(training)
    last = learner.weights.slice(-20)
  } while (last.every((weight, i) => weight === highest[i]))
  for (let i = 0; i < 100; i++) learner.learn(training)
  t.deepEqual(learner.weights.slice(0, 100), lowest)
  t.notDeepEqual(learner.weights.slice(-20), last)
})
