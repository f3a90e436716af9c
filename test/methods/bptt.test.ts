import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const HIDDEN = 4
const INPUTS = 2
const OUTPUTS = 2

/** Equations (1) to (3) of methods/bptt.ts written out by hand: Σ over time of δ · source, the negative gradient. */
function updateByHand(weights: Float64Array, sequence: Sequence): Float64Array {
  const columns = INPUTS + HIDDEN
  const biasStart = HIDDEN * columns
  const outStart = biasStart + HIDDEN
  const outBias = outStart + OUTPUTS * HIDDEN
  const f = (x: number): number => 1 / (1 + Math.exp(-x))
  const hidden: number[][] = []
  const answers: number[][] = []
  for (let t = 0; t < sequence.length; t++) {
    const previous = hidden[t - 1] ?? Array<number>(HIDDEN).fill(0)
    const sources = [...sequence.inputs.subarray(t * INPUTS, (t + 1) * INPUTS), ...previous]
    hidden.push(
      previous.map((_, j) =>
        f(sources.reduce((sum, source, m) => sum + weights[m * HIDDEN + j] * source, weights[biasStart + j])),
      ),
    )
    answers.push(
      Array.from({ length: OUTPUTS }, (_, k) =>
        f(hidden[t].reduce((sum, h, j) => sum + weights[outStart + j * OUTPUTS + k] * h, weights[outBias + k])),
      ),
    )
  }
  const update = new Float64Array(weights.length)
  let later = Array<number>(HIDDEN).fill(0)
  for (let t = sequence.length - 1; t >= 0; t--) {
    const target = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(t)
    const outDelta = answers[t].map((y, k) => (target < 0 ? 0 : y * (1 - y) * (sequence.targets[target * OUTPUTS + k] - y)))
    const delta = hidden[t].map((h, j) => {
      const above = outDelta.reduce((sum, d, k) => sum + weights[outStart + j * OUTPUTS + k] * d, 0)
      const next = later.reduce((sum, d, i) => sum + weights[(INPUTS + j) * HIDDEN + i] * d, 0)
      return h * (1 - h) * (above + next)
    })
    const sources = [
      ...sequence.inputs.subarray(t * INPUTS, (t + 1) * INPUTS),
      ...(hidden[t - 1] ?? Array<number>(HIDDEN).fill(0)),
    ]
    delta.forEach((d, j) => {
      sources.forEach((source, m) => {
        update[m * HIDDEN + j] += d * source
      })
      update[biasStart + j] += d
    })
    outDelta.forEach((d, k) => {
      hidden[t].forEach((h, j) => {
        update[outStart + j * OUTPUTS + k] += d * h
      })
      update[outBias + k] += d
    })
    later = delta
  }
  return update
}

test('the gradient is that of equations (1) to (3), written out by hand', t => {
  // Another order of summation: 1e-12 absolute.
  const cell = fullyRecurrent({
    inputs: INPUTS,
    outputs: OUTPUTS,
    hidden: HIDDEN,
    hiddenUnits: 'logistic',
    outputUnits: 'logistic',
  })
  const program = createProgram(cell, 'dense')
  const random = randomStream(['bptt test'])
  randomWeights(program.weights, random)
  const sequence = randomSequence(cell, 'dense', 10, random)
  program.reverse(sequence, 'squared-error')
  const update = updateByHand(program.weights, sequence)
  t.true(update.some(value => Math.abs(value) > 1e-3))
  update.forEach((value, i) => {
    t.true(Math.abs(value + program.gradient[i]) < 1e-12, `weight ${i}`)
  })
})

test('it solves temporal order at the shortest lag, well above chance', async t => {
  const registry = await loadRegistry()
  const { result } = runTrial(
    specFor(registry, 'bptt', 'temporal-order', { parameters: { lag: 10 }, seed: 2001, sequences: 40_000 }),
    registry,
  )
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.02 * result.test!.sequences)
})
