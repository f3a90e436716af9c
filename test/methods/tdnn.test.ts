import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import { receptiveField, timeDelayNet } from '../../methods/cells/time-delay.ts'
import method from '../../methods/tdnn.ts'
import type { Registry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import gap from '../../tasks/gap.ts'
import { sequenceWithTargets } from '../helpers/gradients.ts'
import { randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const [INPUTS, OUTPUTS] = [2, 2]
const shape = {
  inputs: INPUTS,
  outputs: OUTPUTS,
  outputUnits: 'linear',
  units: [4, 3],
  windows: [3, 4, 2],
  hiddenUnits: 'tanh',
} as const
const FIELD = 7

test('the answers are those of equation (1), written out by hand', t => {
  // Another order of summation: 1e-12.
  const cell = timeDelayNet(shape)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['tdnn by hand'])
  randomWeights(program.weights, random)
  const LENGTH = 20
  const sequence = sequenceWithTargets(cell, LENGTH, () => true, random)
  let below = Array.from({ length: LENGTH }, (_, step) => [...sequence.inputs.subarray(step * INPUTS, (step + 1) * INPUTS)])
  const sizes = [...shape.units, OUTPUTS]
  sizes.forEach((size, layer) => {
    const [{ offset }, bias] = cell.parameters.slice(2 * layer, 2 * layer + 2)
    const width = below[0].length
    below = below.map((_, step) =>
      Array.from({ length: size }, (_, j) => {
        let net = program.weights[bias.offset + j]
        for (let d = 0; d < shape.windows[layer] && d <= step; d++)
          for (let i = 0; i < width; i++) net += program.weights[offset + (d * width + i) * size + j] * below[step - d][i]
        return layer === sizes.length - 1 ? net : Math.tanh(net)
      }),
    )
  })
  const answers = program.run(sequence)
  below.flat().forEach((expected, i) => {
    t.true(Math.abs(answers[i] - expected) < 1e-12, `answer ${i}`)
  })
})

test('an answer sees the last inputs of its receptive field, and not one more, to the last bit', t => {
  t.is(receptiveField(shape.windows), FIELD)
  const cell = timeDelayNet(shape)
  const program = createProgram(cell, 'dense')
  randomWeights(program.weights, randomStream(['tdnn blind']))
  const sequence = sequenceWithTargets(cell, 30, step => step === 29, randomStream(['tdnn blind inputs']))
  const answerWith = (changed: number): number[] => {
    const before = sequence.inputs[changed * INPUTS]
    sequence.setInput(changed, 0, before + 1)
    const answer = [...program.run(sequence).subarray(0, OUTPUTS)]
    sequence.setInput(changed, 0, before)
    return answer
  }
  const original = [...program.run(sequence).subarray(0, OUTPUTS)]
  for (let step = 0; step < 30; step++)
    if (step <= 29 - FIELD) t.deepEqual(answerWith(step), original, `step ${step}`)
    else t.notDeepEqual(answerWith(step), original, `step ${step}`)
})

test('the same stretch of inputs gets the same answer wherever it stands', t => {
  const cell = timeDelayNet(shape)
  const program = createProgram(cell, 'dense')
  randomWeights(program.weights, randomStream(['tdnn shift']))
  const random = randomStream(['tdnn shift inputs'])
  const inputs = Array.from({ length: 20 }, () => [random.normal(), random.normal()])
  const answersFrom = (first: number): number[] => {
    const sequence = sequenceBuffer('dense', INPUTS, OUTPUTS)
    sequence.begin(20 - first)
    for (let step = first; step < 20; step++) {
      for (const [i, value] of inputs[step].entries()) sequence.setInput(step - first, i, value)
      if (step - first >= FIELD - 1) sequence.addTarget(step - first)
    }
    return [...program.run(sequence).subarray((sequence.targetCount - 8) * OUTPUTS, sequence.targetCount * OUTPUTS)]
  }
  t.is(answersFrom(0).length, 8 * OUTPUTS)
  t.deepEqual(answersFrom(5), answersFrom(0))
})

const registry = { methods: new Map([[method.id, method]]), tasks: new Map([[gap.id, gap]]) } as unknown as Registry

test('by default it bridges the gap that its seven steps just span, and no longer one', t => {
  const outcome = (lag: number): string =>
    runTrial(specFor(registry, method.id, gap.id, { parameters: { lag }, seed: 2001, sequences: 20_000 }), registry).result
      .outcome.status
  t.is(outcome(6), 'solved')
  t.is(outcome(7), 'unsolved')
})

test('refuses windows that are not one per layer', t => {
  for (const windows of [
    [3, 5],
    [3, 5, 1, 1],
  ]) {
    const { error } = method.options.safeParse({ windows })
    t.deepEqual(error?.issues[0].path, ['windows'])
    t.regex(error!.issues[0].message, /2 hidden layers/)
  }
  t.true(method.options.safeParse({ units: [8], windows: [64, 1] }).success)
})
