import test from 'ava'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import method from '../../methods/elman.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { relativeDifference, sequenceWithTargets } from '../helpers/gradients.ts'
import { specFor } from '../helpers/specs.ts'
import { recordedStream } from '../helpers/training-stream.ts'

const [INPUTS, OUTPUTS, HIDDEN] = [3, 2, 4]
const COLUMNS = INPUTS + HIDDEN + 1
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Equations (1) to (3) of methods/elman.ts written out by hand; changes the weights at each target. */
function learnByHand(w: Float64Array, { length, inputs, targetSteps, targetCount, targets }: Sequence, rate: number): void {
  const into = (unit: number, column: number): number => column * HIDDEN + unit
  const out = (k: number, unit: number): number => COLUMNS * HIDDEN + unit * OUTPUTS + k
  let context = Array<number>(HIDDEN).fill(0)
  for (let t = 0, target = 0; t < length; t++) {
    const z = [...inputs.subarray(t * INPUTS, (t + 1) * INPUTS), ...context, 1]
    const h = context.map((_, unit) => logistic(z.reduce((sum, value, column) => sum + w[into(unit, column)] * value, 0)))
    const seen = [...h, 1]
    context = h
    if (target === targetCount || targetSteps[target] !== t) continue
    const outDelta = Array.from({ length: OUTPUTS }, (_, k) => {
      const y = logistic(seen.reduce((sum, value, unit) => sum + w[out(k, unit)] * value, 0))
      return y * (1 - y) * (targets[target * OUTPUTS + k] - y)
    })
    const delta = h.map((value, unit) => value * (1 - value) * outDelta.reduce((sum, d, k) => sum + w[out(k, unit)] * d, 0))
    outDelta.forEach((d, k) => {
      for (const [unit, value] of seen.entries()) w[out(k, unit)] += rate * d * value
    })
    delta.forEach((d, unit) => {
      for (const [column, value] of z.entries()) w[into(unit, column)] += rate * d * value
    })
    target++
  }
}

test('it learns as equations (1) to (3) say, target by target', t => {
  // Other orders of summation and another exp, through three sequences with large updates: 1e-12 of the greatest weight.
  const options = method.options.parse({ hidden: HIDDEN, learningRate: 2, initialRange: 1 })
  const signature = { inputKind: 'dense', inputs: INPUTS, outputs: OUTPUTS, longestSequence: 8 }
  const streams = () => ({ weights: randomStream(['elman test']), search: randomStream(['unused']) })
  const learner = method.learner({ signature, task: {}, options, streams: streams() } as never)
  const sizes = { inputs: INPUTS, outputs: OUTPUTS }
  const cell = fullyRecurrent({ ...sizes, hidden: HIDDEN, hiddenUnits: 'logistic', outputUnits: 'logistic' })
  const weights = new Float64Array(cell.parameterCount)
  initialiseWeights(weights, cell, streams().weights, 1)
  const random = randomStream(['elman sequences'])
  const sequences = [6, 7, 8].map(length => sequenceWithTargets(sizes, length, step => step % 3 > 0, random))
  const stream = recordedStream(sequences)
  for (const sequence of sequences) {
    const before = learner.weights.slice()
    learner.learn(stream)
    learnByHand(weights, sequence, 2)
    t.true(relativeDifference(learner.weights, weights) < 1e-12)
    t.true(relativeDifference(learner.weights, before) > 0.01)
  }
})

test('it learns the Reber grammar, as its papers say', async t => {
  const registry = await loadRegistry()
  const { result } = runTrial(specFor(registry, 'elman', 'reber', { seed: 2001, sequences: 40_000 }), registry)
  t.is(result.outcome.status, 'solved')
  t.is(result.test?.wrong, 0)
})
