import test from 'ava'
import { z } from 'zod'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import { gradientLearner, gradientOptions } from '../../../methods/learning/gradient.ts'
import { nextDamping } from '../../../methods/learning/pseudo-newton.ts'
import pseudoNewton from '../../../methods/pseudo-newton.ts'
import timeWeighted from '../../../methods/time-weighted.ts'
import { loadRegistry } from '../../../runner/registry.ts'
import { countingStream } from '../../../runner/trial/stream.ts'
import { trialResult } from '../../../runner/trial.ts'
import latch from '../../../tasks/latch.ts'
import { instanceOf } from '../../helpers/samples.ts'
import { specFor } from '../../helpers/specs.ts'

const instance = instanceOf(latch, { lag: 12, informative: 3 })
const streams = () => ({ weights: randomStream(['start']), search: randomStream(['unused']) })
const fixed = { adaptDamping: false, greatestStep: 1e9, leastStep: 0 }
const training = () => countingStream(instance, undefined, randomStream(['latch training']), () => {})
const byMethod = { 'pseudo-newton': pseudoNewton, 'time-weighted': timeWeighted } as const

/** Updates of the latch unit x(t) = tanh(w x(t-1) + U u(t) + n(t)) by equations (5) and (6), written out by hand. */
function stepsByHand(weights: Float64Array, { inputs, length, targets }: Sequence, eta: number, mu: number) {
  const lines = 6
  const x: number[] = []
  for (let t = 0; t < length; t++) {
    let net = weights[0] * (x[t - 1] ?? 0) + inputs[t * 7 + lines]
    for (let i = 0; i < lines; i++) net += weights[1 + i] * inputs[t * 7 + i]
    x.push(Math.tanh(net))
  }
  const [summed, weighted] = [Array<number>(7).fill(0), Array<number>(7).fill(0)]
  const gradients = Array<number>(7).fill(0)
  const curvatures = Array<number>(7).fill(0)
  let [error, curvature] = [x[length - 1] - targets[0], 1]
  for (let t = length - 1; t >= 0; t--) {
    const f = 1 - x[t] ** 2
    const [g, h] = [error * f, curvature * f ** 2]
    const sources = [x[t - 1] ?? 0, ...inputs.subarray(t * 7, t * 7 + lines)]
    sources.forEach((source, i) => {
      gradients[i] += g * source
      curvatures[i] += h * source ** 2
      weighted[i] -= (eta * g * source) / (h * source ** 2 + mu)
    })
    error = g * weights[0]
    curvature = h * weights[0] ** 2
  }
  for (let i = 0; i < 7; i++) summed[i] = (-eta * gradients[i]) / (curvatures[i] + mu)
  return { 'pseudo-newton': summed, 'time-weighted': weighted }
}

for (const id of ['pseudo-newton', 'time-weighted'] as const) {
  const method = byMethod[id]

  test(`${id}: an update is that of its equation, written out by hand`, t => {
    // Rounding of sums of twelve terms: 1e-12.
    const options = method.options.parse({ net: 'latch', outputUnits: 'tanh', damping: 0.02, learningRate: 0.05, ...fixed })
    const learner = method.learner({ signature: instance.signature, task: instance, options, streams: streams() })
    const stream = training()
    let seen: Sequence | undefined
    const watched = { ...stream, next: () => (seen = stream.next()) }
    for (let i = 0; i < 5; i++) {
      const before = learner.weights.slice()
      learner.learn(watched)
      const expected = stepsByHand(before, seen!, 0.05, 0.02)[id]
      t.true(expected.some(value => Math.abs(value) > 1e-4))
      expected.forEach((value, k) => {
        t.true(Math.abs(learner.weights[k] - before[k] - value) < 1e-12, `weight ${k}`)
      })
    }
  })

  test(`${id}: as μ grows with η = μ · rate, it becomes backpropagation through time at that rate`, t => {
    // What is left of the curvature H is H / μ, below 1e-8; its effect on 20 updates: 1e-6.
    const rate = 0.1
    const options = method.options.parse({ hidden: 4, damping: 1e9, learningRate: rate * 1e9, ...fixed })
    const ours = method.learner({ signature: instance.signature, task: instance, options, streams: streams() })
    const theirs = gradientLearner(method.cell!(instance.signature, options), {
      signature: instance.signature,
      task: instance,
      options: z.object(gradientOptions).parse({ learningRate: rate, initialRange: options.initialRange }),
      streams: streams(),
    })
    const start = ours.weights.slice()
    t.deepEqual(theirs.weights.slice(), start)
    const [ourTraining, theirTraining] = [training(), training()]
    for (let i = 0; i < 20; i++) {
      ours.learn(ourTraining)
      theirs.learn(theirTraining)
    }
    t.true(ours.weights.some((value, k) => Math.abs(value - start[k]) > 1e-2))
    ours.weights.forEach((value, k) => {
      t.true(Math.abs(value - theirs.weights[k]) < 1e-6, `weight ${k}`)
    })
  })

  test(`${id}: no weight changes by more than the greatest step, and answers are given before learning`, t => {
    const options = method.options.parse({ hidden: 4, learningRate: 10, damping: 1e-8 })
    const learner = method.learner({ signature: instance.signature, task: instance, options, streams: streams() })
    const check = createProgram(method.cell!(instance.signature, options), 'dense')
    const given: number[] = []
    const stream = training()
    let due = 0
    const watched = {
      ...stream,
      next() {
        const sequence = stream.next()
        due = check.run(sequence)[0]
        return sequence
      },
      answered: (answers: Float64Array) => given.push(answers[0]),
    }
    for (let i = 0; i < 20; i++) {
      const before = learner.weights.slice()
      check.weights.set(before)
      learner.learn(watched)
      t.is(given[i], due)
      const greatest = Math.max(...learner.weights.map((value, k) => Math.abs(value - before[k])))
      t.true(greatest <= 0.3 * (1 + 1e-12) && greatest > 0)
    }
    // Two backward passes: 2 more products per weight and step than one pass.
    t.true(stream.counters.multiplyAdds > 20 * 12 * 3 * learner.weights.length)
  })

  test(`${id}: it learns to latch over 20 steps (noise of deviation 0.2)`, async t => {
    const registry = await loadRegistry()
    const parameters = { lag: 20, noiseVariance: 0.04 }
    const result = trialResult(specFor(registry, id, 'latch', { parameters, seed: 2001, sequences: 10_000 }), registry)
    t.is(result.outcome.status, 'solved')
    t.true(result.test!.wrong <= 0.1 * result.test!.sequences)
    t.is(result.weights, 7)
  })
}

test('μ moves a fifth of the way to where the greatest step would be at its bound, and stays where it is between the bounds', t => {
  const options = pseudoNewton.options.parse({})
  const isNear = (value: number, expected: number): boolean => Math.abs(value - expected) < 1e-12 * expected
  t.true(isNear(nextDamping(1, 0.6, options), 0.8 + 0.2 * 2))
  t.true(isNear(nextDamping(1, 0.0005, options), 0.8 + 0.2 * 0.5))
  for (const greatest of [0.001, 0.01, 0.3]) t.is(nextDamping(0.7, greatest, options), 0.7)
  t.is(nextDamping(1e-8, 0, options), 1e-8)
  t.is(nextDamping(1000, 1e6, options), 1000)
})

test('the published nets have the published numbers of weights', t => {
  const signature = { ...instance.signature, inputs: 1 }
  for (const [task, weights] of [
    ['two-sequence-bengio', 25],
    ['parity', 7],
  ] as const)
    t.is(pseudoNewton.cell!(signature, pseudoNewton.options.parse(pseudoNewton.published[task])).parameterCount, weights)
})

test('a least step above the greatest one is refused', t => {
  t.throws(() => pseudoNewton.options.parse({ leastStep: 0.5 }), { message: /least step/ })
})
