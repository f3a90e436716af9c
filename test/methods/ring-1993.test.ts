import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import type { TrainingStream } from '../../methods/method.ts'
import { hierarchy } from '../../methods/ring/hierarchy.ts'
import { inputRow } from '../../methods/ring/input-row.ts'
import method from '../../methods/ring-1993.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { resolveOptions } from '../../runner/resolve.ts'
import { trialResult } from '../../runner/trial.ts'
import gap from '../../tasks/gap.ts'
import { instanceOf } from '../helpers/samples.ts'
import { specFor } from '../helpers/specs.ts'

const registry = await loadRegistry()
const ran = (lag: number, options = {}) =>
  trialResult(specFor(registry, 'ring-1993', 'gap', { parameters: { lag }, options, sequences: 1000 }), registry)

/** Numbers of units: rows of the weight matrix beyond the outputs. Inputs and outputs are as many as symbols. */
const unitsOf = (lag: number, weights: number): number => {
  const symbols = instanceOf(gap, { lag }).signature.outputs
  return weights / symbols - symbols
}

test('the gap task takes the published numbers of training sets, and two units for each step of the gap and four more', t => {
  for (const [lag, sets] of [
    [2, 4],
    [4, 6],
    [6, 8],
    [8, 10],
    [10, 12],
    [24, 26],
  ]) {
    const { outcome, counters, weights } = ran(lag)
    t.is(outcome.status, 'solved')
    t.is(counters.sequences, 2 * sets, `gap ${lag}`)
    t.is(unitsOf(lag, weights), lag === 24 ? 48 : 2 * lag + 4, `gap ${lag}`)
  }
})

test('the readings that the paper leaves open decide: with modified connections learning, or a new start each time, it is not solved', t => {
  for (const options of [{ learnModified: true }, { reset: true }, { statistics: 'every-step' }])
    t.not(ran(4, options).outcome.status, 'solved')
})

test('a net is computed as equation (1) has it, and a new unit changes no output', t => {
  const net = hierarchy(2, 1)
  const activations = new Float64Array(4)
  const input = inputRow(2)
  const present = (x0: number, x1: number) => {
    input.values.set([x0, x1])
    input.active.set([0, 1])
    input.count = 2
    net.step(activations, input)
    return activations[0]
  }
  net.weights.set([0.5, -1])
  t.is(present(1, 2), -1.5)
  net.addUnit(1)
  t.is(net.nodes, 2)
  t.deepEqual([net.delay(0), net.delay(1), net.modified(1)], [0, 1, 1])
  t.is(present(1, 2), -1.5)
  net.weights.set([0.25, 3], 2)
  // The unit was at 0 a step ago; now it is at 0.25 * 1 + 3 * 2 = 6.25, which the next step adds to w_01.
  t.is(present(1, 2), -1.5)
  t.is(activations[1], 6.25)
  t.is(present(3, -1), 0.5 * 3 + (-1 + 6.25) * -1)
})

test('a weight moves by its input, τ steps ago, times the error: steepest descent on the squared error of one step', t => {
  // Through the learner, on two steps of two numbers with a target at the second; nothing grows with the threshold out of reach.
  const signature = {
    task: 'test',
    inputKind: 'dense',
    inputs: 2,
    outputs: 1,
    targets: 'end',
    kind: 'regression',
    longestSequence: 2,
  } as const
  const resolved = resolveOptions(method as never, undefined, { learningRate: 0.1, threshold: 1e9 }, name => name)
  if (!resolved.ok) return t.fail()
  const learner = method.learner({
    signature,
    task: { correct: () => false },
    options: resolved.value as never,
    streams: { weights: randomStream([1]), search: randomStream([2]) },
  })
  const sequence = {
    length: 2,
    inputKind: 'dense',
    inputSize: 2,
    targetSize: 1,
    inputs: Float64Array.of(5, 7, 2, 3),
    symbols: new Uint16Array(),
    targetCount: 1,
    targetSteps: Int32Array.of(1),
    targets: Float64Array.of(4),
  } as Sequence
  const training = { next: () => sequence, answered() {}, spend() {}, weightsChanged() {} } as unknown as TrainingStream
  learner.learn(training)
  t.deepEqual([...learner.weights], [0.1 * 4 * 2, 0.1 * 4 * 3])
})

test('a net that was trained at one gap fails at the next, which it never saw', t => {
  const [short, long] = [10, 11].map(lag => instanceOf(gap, { lag }))
  t.is(short.signature.outputs, long.signature.outputs)
  const resolved = resolveOptions(method as never, 'gap', {}, name => name)
  if (!resolved.ok) return t.fail()
  const learner = method.learner({
    signature: short.signature,
    task: short,
    options: resolved.value as never,
    streams: { weights: randomStream([1]), search: randomStream([2]) },
  })
  const sets = short.fixedSets!(randomStream(['gap']))
  let turn = 0
  const training = {
    next: () => sets.training[turn++ % 2],
    answered() {},
    spend() {},
    weightsChanged() {},
  } as unknown as TrainingStream
  for (let i = 0; i < 60; i++) learner.learn(training)
  const correctOf = (instance: typeof short): number =>
    instance.fixedSets!(randomStream(['gap'])).test.filter(sequence => instance.correct(learner.answer(sequence), sequence))
      .length
  t.is(correctOf(short), 2)
  t.is(correctOf(long), 0)
})

test('on the Reber stream the units stay below their ceiling, and it is solved within a few hundred strings', t => {
  const {
    outcome,
    counters,
    weights,
    test: final,
  } = trialResult(specFor(registry, 'ring-1993', 'reber-stream', { seed: 2001, sequences: 1000 }), registry)
  t.is(outcome.status, 'solved')
  t.true(counters.sequences < 400)
  t.true(weights / 7 - 7 <= 40)
  t.is(final!.wrong, 0)
})
