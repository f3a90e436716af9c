import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { randomStream } from '../../engine/random.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { netA1, netA2 } from '../../methods/cells/guessing-nets.ts'
import { balancedTrainingSet } from '../../methods/learning/training-set.ts'
import method from '../../methods/weight-guessing.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { countingStream } from '../../runner/trial/stream.ts'
import { runTrial } from '../../runner/trial.ts'
import { randomSequence, randomWeights } from '../helpers/random-cells.ts'
import { specFor } from '../helpers/specs.ts'

const f = (x: number): number => 1 / (1 + Math.exp(-x))
const shape = { inputs: 1, outputs: 1, updateOrder: 'layered' } as const

test('net A1 computes what its paper describes: everything sees the input and all non-input units', t => {
  for (const updateOrder of ['layered', 'synchronous'] as const) {
    const cell = netA1({ ...shape, hidden: 2, updateOrder, outputBias: false })
    t.is(cell.parameterCount, 2 * (1 + 2 + 1) + 2 + (1 + 2 + 1))
    const program = createProgram(cell, 'dense')
    const random = randomStream(['A1', updateOrder])
    randomWeights(program.weights, random)
    const sequence = randomSequence(cell, 'dense', 9, random)
    const w = program.weights
    let [h, y] = [[0, 0], 0]
    const expected: number[] = []
    for (let step = 0; step < sequence.length; step++) {
      const x = sequence.inputs[step]
      const next = [0, 1].map(i => f(w[i] * x + w[2 + i] * h[0] + w[4 + i] * h[1] + w[6 + i] * y + w[8 + i]))
      const seen = updateOrder === 'layered' ? next : h
      y = f(w[10] * x + w[11] * seen[0] + w[12] * seen[1] + w[13] * y)
      h = next
      if (sequence.targetSteps.subarray(0, sequence.targetCount).includes(step)) expected.push(y)
    }
    const answers = program.run(sequence)
    expected.forEach((value, i) => {
      t.true(Math.abs(value - answers[i]) < 1e-14)
    })
  }
})

test('net A2 computes what its paper describes: hidden units see the input, the output and themselves only', t => {
  const cell = netA2({ ...shape, hidden: 3, selfConnections: true, outputSeesInput: false })
  t.is(cell.parameterCount, 3 * (1 + 1 + 1 + 1) + 3 + 1)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['A2'])
  randomWeights(program.weights, random)
  const sequence = randomSequence(cell, 'dense', 9, random)
  const w = program.weights
  let [h, y] = [[0, 0, 0], 0]
  const expected: number[] = []
  for (let step = 0; step < sequence.length; step++) {
    h = h.map((own, i) => f(w[i] * sequence.inputs[step] + w[3 + i] * y + w[6 + i] + w[9 + i] * own))
    y = f(w[12] * h[0] + w[13] * h[1] + w[14] * h[2] + w[15])
    if (sequence.targetSteps.subarray(0, sequence.targetCount).includes(step)) expected.push(y)
  }
  const answers = program.run(sequence)
  expected.forEach((value, i) => {
    t.true(Math.abs(value - answers[i]) < 1e-14)
  })
})

test('the training set holds the same number of sequences of every class', async t => {
  const { tasks } = await loadRegistry()
  for (const id of ['two-sequence', 'temporal-order']) {
    const task = tasks.get(id)!
    const instance = task.create(task.parameters.parse({ lag: 10 }))
    const stream = countingStream(instance, undefined, randomStream(['balance', id]), () => {})
    const set = balancedTrainingSet(stream, 40, instance.signature, instance)
    const classes = Map.groupBy(set, sequence => instance.classOf!(sequence))
    t.is(classes.size, instance.signature.classes!)
    for (const members of classes.values()) t.is(members.length, 40 / classes.size)
    t.is(stream.counters.sequences, 0)
  }
})

test('giving up at the first wrong answer changes no result: the accepted weights are the first that answer the whole set', async t => {
  const registry = await loadRegistry()
  const task = registry.tasks.get('two-sequence')!
  const instance = task.create(task.parameters.parse({ lag: 10, informative: 1 }))
  const training = countingStream(instance, undefined, randomStream(['rejection', 'training']), () => {})
  const options = method.options.parse({ trainingSequences: 20, tolerance: 0.1 })
  const learner = method.learner({
    signature: instance.signature,
    task: instance,
    options,
    streams: { weights: randomStream(['unused']), search: randomStream(['rejection', 'search']) },
  })
  while (learner.learn(training) === 'continue');
  // The same draws again, every candidate answering all 20 sequences.
  const again = countingStream(instance, undefined, randomStream(['rejection', 'training']), () => {})
  const set = balancedTrainingSet(again, 20, instance.signature, instance)
  const program = createProgram(netA1({ ...shape, hidden: 1, outputBias: false }), 'dense')
  const search = randomStream(['rejection', 'search'])
  const right = (sequence: Sequence): boolean => Math.abs(program.run(sequence)[0] - sequence.targets[0]) < 0.1
  let draws = 0
  do {
    for (let i = 0; i < program.weights.length; i++) program.weights[i] = search.between(-100, 100)
    draws++
  } while (set.map(right).includes(false))
  t.deepEqual(learner.weights, program.weights)
  t.is(training.counters.weightChanges, draws)
  t.true(training.counters.sequences < draws * 20)
  t.true(training.counters.sequences >= draws + 19)
})

test('every presentation to any candidate is counted, and the harness tests the accepted net', async t => {
  const registry = await loadRegistry()
  const { result } = runTrial(
    specFor(registry, 'weight-guessing', 'two-sequence', { parameters: { lag: 10 }, seed: 2001, sequences: 200_000 }),
    registry,
  )
  t.is(result.outcome.status, 'solved')
  t.true(result.counters.sequences >= result.counters.weightChanges + 99)
  t.true(result.counters.steps >= 10 * result.counters.sequences && result.counters.steps <= 11 * result.counters.sequences)
  t.is(result.counters.multiplyAdds, result.counters.steps * (1 * 3 + 3))
  t.is(result.test!.sequences, 2560)
})
