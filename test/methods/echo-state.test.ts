import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { reservoir } from '../../methods/cells/reservoir.ts'
import method from '../../methods/echo-state.ts'
import { ridgeRegression } from '../../methods/learning/ridge-regression.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { countingStream } from '../../runner/trial/stream.ts'
import { trialResult } from '../../runner/trial.ts'
import twoSequence from '../../tasks/two-sequence.ts'
import { instanceOf } from '../helpers/samples.ts'
import { specFor } from '../helpers/specs.ts'

const instance = instanceOf(twoSequence, { lag: 10 })
const training = (answered: (answers: Float64Array) => void = () => {}) => ({
  ...countingStream(instance, undefined, randomStream(['echo training']), () => {}),
  answered,
})
const learnerFor = (options: Record<string, unknown>) =>
  method.learner({
    signature: instance.signature,
    task: instance,
    options: method.options.parse(options),
    streams: { weights: randomStream(['reservoir']), search: randomStream(['unused']) },
  })

test('only the read-out learns, and it is the ridge solution for the states at the targets of all sequences so far', t => {
  const learner = learnerFor({ units: 20, solveEvery: 30 })
  const fixed = learner.weights.length - 22
  const start = learner.weights.slice()
  t.true(start.subarray(fixed).every(value => value === 0))
  const stream = training()
  for (let i = 0; i < 59; i++) learner.learn(stream)
  t.is(stream.counters.weightChanges, 1)
  learner.learn(stream)
  t.is(stream.counters.weightChanges, 2)
  t.deepEqual(learner.weights.subarray(0, fixed), start.subarray(0, fixed))

  const again = training()
  const echoes = createProgram(reservoir({ inputs: 1, outputs: 1, units: 20, leakRate: 1, features: true }), 'dense')
  echoes.weights.set(start.subarray(0, fixed))
  const regression = ridgeRegression(21, 1, 1e-6)
  for (let i = 0; i < 60; i++) {
    const sequence = again.next()
    regression.add(echoes.run({ ...sequence, targetSize: 21, targets: new Float64Array(21) }), 0, sequence.targets, 0)
  }
  const expected = new Float64Array(22)
  t.true(regression.solve(expected))
  t.deepEqual(learner.weights.slice(fixed), expected)
})

test('training answers are those of the read-out that there was before the sequence', t => {
  const given: number[] = []
  const learner = learnerFor({ units: 20, solveEvery: 10 })
  const stream = training(answers => given.push(answers[0]))
  let due = 0
  const watched = {
    ...stream,
    next() {
      const sequence = stream.next()
      due = learner.answer(sequence)[0]
      return sequence
    },
  }
  for (let i = 0; i < 25; i++) {
    learner.learn(watched)
    // The same sum in another order.
    t.true(Math.abs(given[i] - due) < 1e-9)
    t.is(given[i] === 0, i < 10)
  }
})

test('it solves the two-sequence problem at a short lag in a few hundred sequences', async t => {
  const registry = await loadRegistry()
  const spec = specFor(registry, 'echo-state', 'two-sequence', { parameters: { lag: 10 }, seed: 2001, sequences: 2000 })
  const result = trialResult(spec, registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.01 * result.test!.sequences)
})

test('a leak rate above 1 and a penalty of 0 are refused', t => {
  t.throws(() => method.options.parse({ leakRate: 1.5 }))
  t.throws(() => method.options.parse({ penalty: 0 }))
})
