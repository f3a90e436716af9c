import test from 'ava'
import { type Sequence, sequenceBuffer } from '../../../engine/sequence.ts'
import { emLearner } from '../../../methods/probabilistic/em.ts'
import { gemLearner } from '../../../methods/probabilistic/gem.ts'
import { stochasticLearner } from '../../../methods/probabilistic/stochastic-ascent.ts'
import type { NetworkModel, TableModel } from '../../../methods/probabilistic/trainable.ts'
import type { TaskSignature } from '../../../tasks/task.ts'

const sequence = sequenceBuffer('symbols', 1, 1)
sequence.begin(1)
sequence.addTarget(0)
const signature: TaskSignature = {
  task: 'any',
  inputKind: 'symbols',
  inputs: 1,
  outputs: 1,
  targets: 'end',
  kind: 'regression',
  longestSequence: 1,
}

/** A stream of one sequence that writes down what is done. */
function recorder() {
  const events: string[] = []
  const draw = (): Sequence => sequence
  return {
    events,
    training: {
      next: () => {
        events.push('present')
        return sequence
      },
      draw,
      present: () => {
        events.push('present')
      },
      answered: (answers: Float64Array) => {
        events.push(`answered ${answers[0]}`)
      },
      spend() {},
      weightsChanged: () => {
        events.push('change')
      },
    },
  }
}

/** One weight w, whose log-likelihood is given; it answers w. */
function modelOf(logLikelihood: (w: number) => number, events: string[], weight = 0): TableModel & NetworkModel {
  const weights = Float64Array.of(weight)
  return {
    weights,
    prepare() {},
    respond: () => weights,
    expect: () => logLikelihood(weights[0]),
    work: () => 1,
    draw() {
      events.push('draw')
      weights[0] = 0
    },
    maximise() {
      events.push('maximise')
      weights[0] += 1
    },
    addGradient(_, gradient) {
      gradient[0] += (logLikelihood(weights[0] + 1e-6) - logLikelihood(weights[0] - 1e-6)) / 2e-6
      return 0
    },
  }
}

const settings = { trainingSequences: 2, leastGain: 0.1, mostEpochs: 100, restart: true }
const right = { signature, task: { correct: (answers: Float64Array) => answers[0] === 2 } }

test('EM: an M-step for each pass, a candidate when all is right, a new draw when converged', t => {
  const { events, training } = recorder()
  // Passes at w = 0, 1, 2 and 3 gain a lot, that at 4 nothing.
  const learner = emLearner(
    modelOf(w => [-8, -4, -2, -1, -1, -1][w], events),
    settings,
    right,
  )
  const progress = Array.from({ length: 6 }, () => learner.learn(training))
  t.deepEqual(progress, ['continue', 'continue', 'candidate', 'continue', 'continue', 'continue'])
  const pass = ['present', 'present']
  const steps = Array.from({ length: 4 }, () => ['maximise', 'change', ...pass]).flat()
  t.deepEqual(events, [...pass, ...steps, 'maximise', 'change', 'draw', ...pass])
  t.deepEqual([...learner.weights], [0])
})

test('EM: without restarts it goes on, and the number of passes ends a model too', t => {
  const draws = (restart: boolean, mostEpochs: number): number => {
    const { events, training } = recorder()
    const learner = emLearner(
      modelOf(() => -1, events),
      { ...settings, restart, mostEpochs, leastGain: -1 },
      right,
    )
    for (let i = 0; i < 9; i++) learner.learn(training)
    return events.filter(event => event === 'draw').length
  }
  t.is(draws(false, 3), 0)
  t.is(draws(true, 3), 2)
})

test('generalised EM never keeps a step that lowers the likelihood, and gets to the top', t => {
  const { events, training } = recorder()
  const likelihood = (w: number): number => -(w - 3) * (w - 3)
  // A first step of 0 + 0.9 · 6 overshoots, one of 100 by far.
  for (const learningRate of [0.9, 100]) {
    const model = modelOf(likelihood, events)
    const learner = gemLearner(model, { trainingSequences: 2, learningRate }, right)
    const seen: number[] = []
    for (let i = 0; i < 60; i++) {
      learner.learn(training)
      seen.push(likelihood(model.weights[0]))
    }
    t.true(Math.max(...seen) > -1e-6)
    t.true(Math.abs(model.weights[0] - 3) < 0.1)
  }
})

test('stochastic ascent answers first, then takes a step; what it cannot explain it leaves', t => {
  const { events, training } = recorder()
  const rate = { learningRate: 0.5, decrease: 1, increase: 1, period: 10, flatness: 0, greatestRate: 1 }
  const model = modelOf(w => (w < 1.5 ? 2 * w : Number.NEGATIVE_INFINITY), events)
  const learner = stochasticLearner(model, rate)
  for (let i = 0; i < 3; i++) t.is(learner.learn(training), 'continue')
  t.true(Math.abs(model.weights[0] - 2) < 1e-6)
  t.deepEqual(
    events.map(event => event.split(' ')[0]),
    ['present', 'answered', 'change', 'present', 'answered', 'change', 'present', 'answered'],
  )
  t.is(events[1], 'answered 0')
})
