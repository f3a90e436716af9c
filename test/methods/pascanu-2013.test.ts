import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import method from '../../methods/pascanu-2013.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { countingStream } from '../../runner/trial/stream.ts'
import { trialResult } from '../../runner/trial.ts'
import temporalOrder from '../../tasks/temporal-order-pascanu.ts'
import { instanceOf } from '../helpers/samples.ts'
import { specFor } from '../helpers/specs.ts'

const instance = instanceOf(temporalOrder, { lag: 20 })
const training = () => countingStream(instance, undefined, randomStream(['Pascanu training']), () => {})
const learnerFor = (options: Record<string, unknown>) =>
  method.learner({
    signature: instance.signature,
    task: instance,
    options: method.options.parse({ hidden: 10, start: 'basic-tanh', delta: 'cross-entropy', ...options }),
    streams: { weights: randomStream(['start']), search: randomStream(['unused']) },
  })

test('without Ω an update is the mean gradient of a batch, clipped', t => {
  for (const clipNorm of [1e-3, 1e3]) {
    const learner = learnerFor({ regulariser: 0, batch: 4, clipNorm, learningRate: 0.5 })
    const cell = method.cell!(instance.signature, method.options.parse({ hidden: 10, start: 'basic-tanh' }))
    const program = createProgram(cell, 'symbols')
    const before = learner.weights.slice()
    program.weights.set(before)
    const [stream, again] = [training(), training()]
    for (let i = 0; i < 3; i++) learner.learn(stream)
    t.deepEqual(learner.weights.slice(), before)
    learner.learn(stream)
    t.is(stream.counters.weightChanges, 1)
    for (let i = 0; i < 4; i++) program.reverse(again.next(), 'cross-entropy')
    const gradient = program.gradient.map(value => value / 4)
    const norm = Math.sqrt(gradient.reduce((sum, value) => sum + value ** 2, 0))
    t.true(norm > 1e-3 && norm < 1e3)
    // Rounding of weights of order 0.1.
    gradient.forEach((value, i) => {
      t.true(Math.abs(learner.weights[i] - before[i] + 0.5 * value * Math.min(1, clipNorm / norm)) < 1e-15)
    })
  }
})

test('Ω changes the recurrent matrix only, in proportion to its weight', t => {
  const changes = [0, 1, 2].map(regulariser => {
    const learner = learnerFor({ regulariser, batch: 1, clipNorm: 1e6 })
    const before = learner.weights.slice()
    learner.learn(training())
    return learner.weights.map((value, i) => value - before[i])
  })
  const [first, second] = [1, 2].map(i => changes[i].map((value, k) => value - changes[0][k]))
  const recurrent = { from: 10 * 7, to: 10 * 7 + 100 }
  first.forEach((value, i) => {
    if (i < recurrent.from || i >= recurrent.to) t.is(value, 0)
    t.true(Math.abs(second[i] - 2 * value) < 1e-15)
  })
  t.true(first.some(value => Math.abs(value) > 1e-5))
})

test('it solves temporal order at a short lag, no sequence in 10,000 wrong', async t => {
  const registry = await loadRegistry()
  const options = { hidden: 20, start: 'basic-tanh', batch: 1 }
  const spec = specFor(registry, 'pascanu-2013', 'temporal-order-pascanu', {
    options,
    parameters: { lag: 10 },
    seed: 2001,
    sequences: 8000,
  })
  const result = trialResult(spec, registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 10)
})

test('cross-entropy is refused where answers are not those of logistic units', t => {
  const options = method.options.parse({ delta: 'cross-entropy', outputUnits: 'linear' })
  t.regex(method.skip!(instance.signature, options)!, /set delta to "squared-error"/)
})
