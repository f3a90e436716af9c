import test from 'ava'
import { randomStream } from '../../engine/random.ts'
import { sequenceBuffer } from '../../engine/sequence.ts'
import method from '../../methods/hmm.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import type { TaskSignature } from '../../tasks/task.ts'
import { specFor } from '../helpers/specs.ts'

const registry = await loadRegistry()

const trial = (task: string, lag: number, options: object, seed: number, sequences = 20_000) =>
  runTrial(specFor(registry, method.id, task, { parameters: { lag }, options: { ...options }, seed, sequences }), registry).result

const seeds = [1001, 1002, 1003, 1004, 1005]

test('with the graph of the generating model credit reaches over ten steps, in an ergodic model it diffuses', t => {
  const solved = (options: object) =>
    seeds.filter(seed => trial('diffusion-of-credit', 10, options, seed).outcome.status === 'solved').length
  t.is(solved({ topology: 'branches', states: 3 }), 5)
  // 1 of 20 in longer runs.
  t.true(solved({ topology: 'ergodic' }) <= 2)
})

test('one model per class tells the two sequences apart', t => {
  const { outcome, test } = trial('two-sequence-bengio', 20, { topology: 'left-to-right', states: 4 }, 1002)
  t.is(outcome.status, 'solved')
  t.true(test!.wrong <= 15)
})

const signature: TaskSignature = {
  task: 'any',
  inputKind: 'symbols',
  inputs: 2,
  outputs: 2,
  targets: 'several',
  kind: 'regression',
  longestSequence: 3,
}
const learnerOn = (changes: Partial<TaskSignature>, options: object) =>
  method.learner({
    signature: { ...signature, ...changes },
    task: { correct: () => false, classOf: ({ targets }) => targets[0] },
    options: method.options.parse(options),
    streams: { weights: randomStream(['weights']), search: randomStream(['search']) },
  })

function sequenceOf(symbols: readonly number[], targetSteps: readonly number[], outputs: number) {
  const sequence = sequenceBuffer('symbols', 2, outputs)
  sequence.begin(symbols.length)
  for (const [step, symbol] of symbols.entries()) sequence.setSymbol(step, symbol)
  for (const step of targetSteps) {
    sequence.addTarget(step)
    sequence.setTarget(0, 1)
  }
  return sequence
}

test('the next symbol is predicted from all symbols up to this one, by hand', t => {
  const learner = learnerOn({}, { states: 2 })
  // Start to either state; 1 to 1, 2; 2 to 1, 2; emissions of the silent start, of 1 and of 2.
  learner.weights.set([0.5, 0.5, 0.75, 0.25, 0.25, 0.75, 0.5, 0.5, 1, 0, 0.5, 0.5])
  const answers = learner.answer(sequenceOf([0, 1], [0, 1], 2))
  // After symbol 0: state 1 with 2/3. After 1 then: it was emitted by state 2, for certain.
  const first = (2 / 3) * 0.75 + (1 / 3) * 0.25
  const close = (a: number, b: number) => t.true(Math.abs(a - b) < 1e-15)
  close(answers[0], first + (1 - first) * 0.5)
  close(answers[1], (1 - first) * 0.5)
  close(answers[2], 0.25 + 0.75 * 0.5)
  close(answers[3], 0.75 * 0.5)
})

test('what is asked for at the last step is learned as the last symbol', t => {
  const learner = learnerOn({}, { states: 1, smoothing: 0, trainingSequences: 1 })
  const sequence = sequenceOf([1, 1], [1], 2)
  const training = {
    next: () => sequence,
    draw: () => sequence,
    present() {},
    answered() {},
    spend() {},
    weightsChanged() {},
  }
  learner.learn(training)
  learner.learn(training)
  const { weights } = learner
  // One state, seen with symbols 1, 1 and then 0.
  t.true(Math.abs(weights[weights.length - 2] - 1 / 3) < 1e-15 && Math.abs(weights[weights.length - 1] - 2 / 3) < 1e-15)
})

test('a class gets its mean target, weighted by how likely its model finds the sequence', t => {
  const learner = learnerOn({ kind: 'classification', classes: 2, outputs: 1, targets: 'end' }, { states: 1 })
  // For each class: transitions, then emissions of the start and of the one state; then the classes' targets.
  learner.weights.set([1, 1, 0.5, 0.5, 0.25, 0.75, 1, 1, 0.5, 0.5, 0.75, 0.25, -1, 1])
  const [odds] = [0.75 * 0.75 * 0.25]
  const other = 0.25 * 0.25 * 0.75
  const [answer] = learner.answer(sequenceOf([1, 1, 0], [2], 1))
  t.true(Math.abs(answer - (other - odds) / (other + odds)) < 1e-14)
})

test('other targets are emitted by the state of their step', t => {
  const learner = learnerOn({ outputs: 1, targets: 'end' }, { states: 2 })
  // Transitions, emissions, then means (start, 1, 2) and variances.
  learner.weights.set([0.5, 0.5, 0.75, 0.25, 0.25, 0.75, 0.5, 0.5, 1, 0, 0.5, 0.5, 0, 10, 20, 1, 1, 1])
  const [answer] = learner.answer(sequenceOf([0], [0], 1))
  t.true(Math.abs(answer - ((2 / 3) * 10 + (1 / 3) * 20)) < 1e-14)
})
