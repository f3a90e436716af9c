import test from 'ava'
import { type RandomStream, randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import method from '../../methods/gamma-memory.ts'
import type { TrainingStream } from '../../methods/method.ts'

/** Sequences of noise, with the output of a gamma filter of two taps and μ = 0.25 as the target at every step. */
function filterSequences(random: RandomStream): TrainingStream {
  const sequence = sequenceBuffer('dense', 1, 1)
  const next = (): Sequence => {
    sequence.begin(40)
    let [x, first, second] = [0, 0, 0]
    for (let step = 0; step < 40; step++) {
      ;[second, first] = [0.75 * second + 0.25 * first, 0.75 * first + 0.25 * x]
      x = random.between(-1, 1)
      sequence.setInput(step, 0, x)
      sequence.addTarget(step)
      sequence.setTarget(0, 2 * second)
    }
    return sequence
  }
  return { next, draw: next, present() {}, answered() {}, spend() {}, weightsChanged() {} }
}

test('it finds the depth of a filter that it identifies, and beats the delay line that it starts as', t => {
  const signature = {
    task: 'filter',
    inputKind: 'dense',
    inputs: 1,
    outputs: 1,
    targets: 'several',
    kind: 'regression',
    longestSequence: 40,
  }
  const train = (learnMu: boolean) => {
    const options = method.options.parse({ taps: 2, hidden: 4, learnMu, outputUnits: 'linear', learningRate: 0.01 })
    const streams = { weights: randomStream(['filter weights']), search: randomStream(['filter search']) }
    const learner = method.learner({ signature, options, streams, task: { correct: () => true } } as never)
    const training = filterSequences(randomStream(['filter']))
    for (let i = 0; i < 4000; i++) learner.learn(training)
    let error = 0
    for (let i = 0; i < 50; i++) {
      const sequence = training.next()
      const answers = learner.answer(sequence)
      for (let k = 0; k < 40; k++) error += (answers[k] - sequence.targets[k]) ** 2 / (50 * 40)
    }
    return { error, mu: 1 + Math.tanh(learner.weights[0]) }
  }
  const [learned, fixed] = [train(true), train(false)]
  t.true(learned.error < fixed.error / 10)
  t.true(Math.abs(learned.mu - 0.25) < 0.05)
})

test('refuses a μ at which the memory is not stable', t => {
  for (const mu of [0, 2, -0.5]) t.false(method.options.safeParse({ mu }).success)
  t.true(method.options.safeParse({ mu: 1.999 }).success)
})
