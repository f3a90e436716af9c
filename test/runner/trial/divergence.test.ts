import test from 'ava'
import fc from 'fast-check'
import { canonicalJson, type Json } from '../../../engine/canonical.ts'
import { loadRegistry } from '../../../runner/registry.ts'
import { Divergence, watchDivergence } from '../../../runner/trial/divergence.ts'
import { trialResult } from '../../../runner/trial.ts'
import { specFor } from '../../helpers/specs.ts'
import { answering, taskWith, trial } from '../../helpers/stub-trial.ts'

test('finite weights pass, however great', t => {
  fc.assert(
    fc.property(fc.float64Array({ noNaN: true, noDefaultInfinity: true, maxLength: 50 }), weights => watchDivergence(weights, 1)),
    { seed: 1 },
  )
  // Their sum is Infinity, they are not.
  t.notThrows(() => watchDivergence(Float64Array.of(Number.MAX_VALUE, Number.MAX_VALUE), 1))
  t.notThrows(() => watchDivergence(new Float64Array(), 1))
})

test('the first weight that is no finite number is named, with the step', t => {
  for (const [weights, where] of [
    [[1, Number.NaN, Infinity], 'weight 1 became NaN'],
    [[-Infinity, Infinity], 'weight 0 became -Infinity'],
    [[Number.MAX_VALUE, Number.MAX_VALUE, 0, Infinity], 'weight 3 became Infinity'],
  ] as const)
    t.like(
      t.throws(() => watchDivergence(Float64Array.from(weights), 321), { instanceOf: Divergence }),
      { where, step: 321, message: `First non-finite value: ${where}, after 321 training steps` },
    )
})

test('a weight that stops being a number ends the trial as diverged, with the weight and the step', t => {
  const weights = new Float64Array(3)
  const result = trial(() => ({
    weights,
    learn(training) {
      const { length } = training.next()
      if (length > 0) weights[1] += Infinity
      return 'continue'
    },
  }))
  t.is(result.outcome.status, 'diverged')
  if (result.outcome.status === 'diverged') {
    t.regex(result.outcome.where, /weight 1 became Infinity/)
    t.true(result.outcome.step >= 10)
  }
})

test('what a trial that diverged had learned until then is kept; it has no final test', t => {
  const diverging = (gradients: boolean) => {
    const weights = new Float64Array(3)
    return trial(
      () => ({
        weights,
        learn(training) {
          const sequence = training.next()
          training.answered(Float64Array.of(sequence.targets[0] + 0.25), sequence)
          training.weightsChanged()
          if (weights[0]++ === 41) weights[2] = Number.NaN
          return 'continue'
        },
        answer: ({ targets }) => Float64Array.of(1 - targets[0]),
      }),
      { gradients },
    )
  }
  const { outcome, counters, curve, test: final, digests } = diverging(true)
  t.deepEqual(outcome, { status: 'diverged', where: 'weight 2 became NaN', step: counters.steps })
  t.is(counters.sequences, 42)
  t.is(counters.weightChanges, 42)
  t.deepEqual(curve, [{ sequences: 42, meanError: 0.25, fractionCorrect: 0 }])
  t.is(final, null)
  t.regex(digests.weights, /^[0-9a-f]{64}$/)
  t.is(digests.answers, '')
  // Methods without gradients may use infinite weights as they like.
  t.is(diverging(false).outcome.status, 'unsolved')
})

test('a trial whose answers overflow before its weights do leaves a result that can be stored', t => {
  const weights = new Float64Array(1)
  const result = trial(() => ({
    weights,
    learn(training) {
      const sequence = training.next()
      training.answered(Float64Array.of(weights[0] === 0 ? 0 : Infinity), sequence)
      weights[0] = weights[0] === 0 ? 1e300 : Number.NaN
      return 'continue'
    },
  }))
  t.is(result.outcome.status, 'diverged')
  t.notThrows(() => canonicalJson(result as unknown as Json))
})

test('a net with a cell has its weights named by matrix, unit and source', async t => {
  const registry = await loadRegistry()
  const options = { learningRate: 1e200, outputUnits: 'linear' }
  const { outcome } = trialResult(
    specFor(registry, 'bptt', 'adding', { parameters: { lag: 10 }, options, sequences: 100 }),
    registry,
  )
  t.is(outcome.status, 'diverged')
  if (outcome.status === 'diverged')
    t.regex(outcome.where, /^weight \d+ \('\w+( bias)?' of unit \d+( from source \d+)?\) became (NaN|-?Infinity)$/)
})

test('answers that are finite but whose errors have no finite sum end the trial as diverged, in a record that can be stored', t => {
  const result = trial(answering(() => 1e308))
  t.like(result.outcome, { status: 'diverged', where: 'the sum of the errors of training answers, the last 1e+308, overflowed' })
  t.notThrows(() => canonicalJson(result as unknown as Json))
})

test('a net that solves the task and then answers the final test with what is no number has diverged', t => {
  const result = trial(
    () => ({
      learn(training) {
        const sequence = training.next()
        training.answered(sequence.targets, sequence)
        return 'continue'
      },
      answer: () => Float64Array.of(Number.NaN),
    }),
    { task: taskWith({ kind: 'window', window: 5 }) },
  )
  t.like(result.outcome, { status: 'diverged', where: 'the mean error of the final test became NaN' })
  t.is(result.test, null)
  t.is(result.digests.answers, '')
})
