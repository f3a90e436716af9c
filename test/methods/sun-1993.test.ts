import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { errorFlow } from '../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import { type AdditiveShape, additiveNet } from '../../methods/cells/additive.ts'
import method from '../../methods/sun-1993.ts'
import type { Registry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import curves from '../../tasks/time-warped-curves.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const [INPUTS, OUTPUTS, UNITS] = [3, 2, 4]
const shape: AdditiveShape = {
  inputs: INPUTS,
  outputs: OUTPUTS,
  outputUnits: 'linear',
  hidden: UNITS - OUTPUTS,
  readout: 'units',
  scale: 'input-distance',
  bias: false,
}

/** S, F' and l at every step, by equations (1) to (3) written out by hand. */
function runByHand(weights: Float64Array, { length, inputs }: Sequence, scale: AdditiveShape['scale']) {
  let s = Array<number>(UNITS).fill(0)
  return Array.from({ length }, (_, t) => {
    const at = (step: number, j: number): number => (step < 0 ? 0 : inputs[step * INPUTS + j])
    const movement = Math.hypot(...Array.from({ length: INPUTS }, (_, j) => at(t, j) - at(t - 1, j)))
    const l = typeof scale === 'number' ? scale : scale === 'input-distance' ? movement : movement ** 2
    const sources = [...Array.from({ length: INPUTS }, (_, j) => at(t, j)), ...s]
    const f = s.map((_, i) => Math.tanh(sources.reduce((sum, source, j) => sum + weights[j * UNITS + i] * source, 0)))
    s = s.map((value, i) => value + l * f[i])
    return { s, l, slopes: f.map(value => 1 - value * value) }
  })
}

for (const scale of ['input-distance', 'squared-input-distance', 0.1] as const)
  test(`scale ${scale}: the answers are the first state units of the equations written out by hand`, t => {
    // Another order of summation, and states of order 10: 1e-12.
    const cell = additiveNet({ ...shape, scale })
    const program = createProgram(cell, 'dense')
    const random = randomStream(['additive by hand'])
    randomWeights(program.weights, random)
    const sequence = randomSequence(cell, 'dense', 12, random)
    const steps = runByHand(program.weights, sequence, scale)
    program.run(sequence).forEach((answer, i) => {
      const step = sequence.targetSteps[Math.floor(i / OUTPUTS)]
      if (i < sequence.targetCount * OUTPUTS) t.true(Math.abs(answer - steps[step].s[i % OUTPUTS]) < 1e-12)
    })
    t.true(sequence.targetCount > 0)
  })

test('the Jacobian of a step is Id + l diag(F) W_S, with the slopes of F', t => {
  // Products of the same numbers: 1e-12.
  const cell = additiveNet(shape)
  const weights = new Float64Array(cell.parameterCount)
  const random = randomStream(['additive jacobian'])
  randomWeights(weights, random)
  const sequence = randomSequence(cell, 'dense', 8, random)
  const flow = errorFlow(cell, 'dense', { gradient: 'full' })
  flow.run(weights, sequence)
  runByHand(weights, sequence, shape.scale).forEach(({ l, slopes }, step) => {
    const jacobian = flow.jacobian(step)
    for (let i = 0; i < UNITS; i++)
      for (let j = 0; j < UNITS; j++) {
        const expected = (i === j ? 1 : 0) + l * slopes[i] * weights[(INPUTS + j) * UNITS + i]
        t.true(Math.abs(jacobian[i * flow.stateSize + j] - expected) < 1e-12, `step ${step}, from ${j} to ${i}`)
      }
  })
})

test('how often an input is repeated makes no difference, to the last bit', t => {
  const cell = additiveNet(shape)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['warping'])
  randomWeights(program.weights, random)
  const points = Array.from({ length: 10 }, () => Array.from({ length: INPUTS }, () => random.normal()))
  const answerTo = (repeats: (point: number) => number): number[] => {
    const sequence = sequenceBuffer('dense', INPUTS, OUTPUTS)
    const path = points.flatMap((point, p) => Array.from({ length: repeats(p) }, () => point))
    sequence.begin(path.length)
    for (const [step, point] of path.entries()) for (const [j, value] of point.entries()) sequence.setInput(step, j, value)
    sequence.addTarget(path.length - 1)
    return [...program.run(sequence).subarray(0, OUTPUTS)]
  }
  const once = answerTo(() => 1)
  t.deepEqual(
    answerTo(p => 1 + (p % 4)),
    once,
  )
  t.notDeepEqual(
    answerTo(p => (p === 3 ? 0 : 1)),
    once,
  )
})

test('where the input has not moved, gradients stay finite', t => {
  // The distance has no derivative at 0, and none is needed: it depends on no weight.
  const program = createProgram(additiveNet({ ...shape, readout: 'layer' }), 'dense')
  randomWeights(program.weights, randomStream(['still']))
  const sequence = sequenceBuffer('dense', INPUTS, OUTPUTS)
  sequence.begin(6)
  for (let step = 0; step < 6; step++) sequence.setInput(step, 0, step < 3 ? 0 : 1)
  sequence.addTarget(5)
  sequence.setTarget(0, 1)
  program.reverse(sequence, 'squared-error')
  program.forwardMode(sequence, 'squared-error')
  t.true(program.gradient.every(Number.isFinite))
  t.true(program.gradient.some(value => value !== 0))
})

test("it learns the paper's curves: no mistake on fresh ones", t => {
  const registry = { methods: new Map([[method.id, method]]), tasks: new Map([[curves.id, curves]]) } as unknown as Registry
  const { result } = runTrial(specFor(registry, method.id, curves.id, { seed: 2001, sequences: 15_000 }), registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 3)
})
