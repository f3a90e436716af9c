// TensorFlow.js is no dependency: what needs it runs only where it was installed (`npm install --no-save @tensorflow/tfjs@4.22.0`).

import test, { type ExecutionContext } from 'ava'
import { randomStream } from '../../engine/random.ts'
import { type Sequence, sequenceBuffer } from '../../engine/sequence.ts'
import { type Loader, loadTensorFlow } from '../../methods/library/tensorflow.ts'
import { tensorFlowLearner } from '../../methods/library/tensorflow-learner.ts'
import { firstWeights } from '../../methods/library/tensorflow-weights.ts'
import tensorflowJs from '../../methods/tensorflow-js.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { runTrial } from '../../runner/trial.ts'
import { specFor } from '../helpers/specs.ts'
import { recordedStream } from '../helpers/training-stream.ts'

const registry = await loadRegistry()
const installed = loadTensorFlow('auto')

/** A `require` that finds these packages, or throws what a package throws when it is loaded. */
function loaderOf(packages: Readonly<Record<string, object | Error>>): Loader {
  const load = (name: string) => {
    const found = packages[name]
    if (found instanceof Error) throw found
    return found
  }
  const resolve = (name: string) => {
    if (!(name in packages)) throw new Error(`Cannot find module '${name}'`)
    return name
  }
  return Object.assign(load, { resolve })
}

function stub(backEnds: readonly string[]) {
  let backEnd = ''
  return {
    enableProdMode() {},
    setBackend: async (name: string) => {
      if (backEnds.includes(name)) backEnd = name
      return backEnd === name
    },
    getBackend: () => backEnd,
  }
}

test('the native package is taken where it can be loaded, else the other', t => {
  const [native, plain, util] = [stub(['tensorflow']), stub(['cpu']), {} as { isNullOrUndefined?: (value: unknown) => boolean }]
  const both = { '@tensorflow/tfjs-node': native, '@tensorflow/tfjs': plain, 'node:util': util }
  t.is<unknown, unknown>(loadTensorFlow('auto', loaderOf(both)), native)
  t.deepEqual(
    [undefined, null, 0].map(value => util.isNullOrUndefined!(value)),
    [true, true, false],
  )
  t.is<unknown, unknown>(loadTensorFlow('tfjs', loaderOf(both)), plain)
  const broken = { ...both, '@tensorflow/tfjs-node': new Error('libtensorflow.so.2: no such file\nat ...') }
  t.is<unknown, unknown>(loadTensorFlow('auto', loaderOf(broken)), plain)
  t.is(
    loadTensorFlow('tfjs-node', loaderOf(broken)),
    '@tensorflow/tfjs-node cannot be loaded (libtensorflow.so.2: no such file); run `npm install --no-save @tensorflow/tfjs-node@4.22.0`',
  )
  t.regex(loadTensorFlow('tfjs', loaderOf({ '@tensorflow/tfjs': stub([]) })) as string, /no back end "cpu"/)
})

test('where it is missing, the reason says how to install it', t => {
  const reason = loadTensorFlow('auto', loaderOf({}))
  t.is(
    reason,
    '@tensorflow/tfjs-node is not installed; @tensorflow/tfjs is not installed; run `npm install --no-save @tensorflow/tfjs@4.22.0`',
  )
  const { result } = runTrial(specFor(registry, 'tensorflow-js', 'adding', { parameters: { lag: 10 }, sequences: 2 }), registry)
  if (typeof installed === 'string') t.deepEqual(result.outcome, { status: 'skipped', reason: installed })
  else t.is(result.outcome.status, 'unsolved')
})

test('output units out of reach are refused before anything is loaded', t => {
  const signature = { inputs: 2, outputs: 1, inputKind: 'dense', answerRange: [-1, 1] } as never
  t.regex(tensorflowJs.skip!(signature, tensorflowJs.options.parse({ outputUnits: 'logistic' }))!, /right answers lie between -1/)
})

test('first weights: input and output weights within their ranges, recurrent ones orthogonal by gate, one bias at 1', t => {
  const [inputs, units, outputs] = [3, 5, 2]
  for (const [layer, gates] of Object.entries({ simpleRNN: 1, gru: 3, lstm: 4 } as const)) {
    const shape = { layer: layer as 'lstm', inputs, units, outputs }
    const tensors = firstWeights(shape, randomStream(['first weights']))
    t.deepEqual(tensors, firstWeights(shape, randomStream(['first weights'])))
    const columns = gates * units
    t.deepEqual(
      tensors.map(tensor => tensor.shape),
      [[inputs, columns], [units, columns], [columns], [units, outputs], [outputs]],
    )
    const [kernel, recurrent, bias, output] = tensors.map(({ values }) => values)
    for (const [values, range] of [
      [kernel, Math.sqrt(6 / (inputs + columns))],
      [output, Math.sqrt(6 / (units + outputs))],
    ] as const) {
      const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      t.true(greatest <= range && greatest > range / 2)
    }
    for (let gate = 0; gate < gates; gate++)
      for (let a = 0; a < units; a++)
        for (let b = 0; b < units; b++) {
          let product = 0
          for (let k = 0; k < units; k++)
            product += recurrent[a * columns + gate * units + k] * recurrent[b * columns + gate * units + k]
          t.true(Math.abs(product - (a === b ? 1 : 0)) < 1e-6)
        }
    t.deepEqual(
      [...bias],
      Array.from({ length: columns }, (_, i) => (layer === 'lstm' && i >= units && i < 2 * units ? 1 : 0)),
    )
  }
})

// Only where it is installed

/** There is nothing to test where the library is not. */
const needsLibrary: (title: string, check: (t: ExecutionContext) => void) => void =
  typeof installed === 'string' ? () => {} : test
const [INPUTS, UNITS] = [2, 3]

function lesson(steps: number): Sequence {
  const random = randomStream(['tensorflow test', steps])
  const into = sequenceBuffer('dense', INPUTS, 1)
  into.begin(steps)
  for (let step = 0; step < steps; step++) for (let i = 0; i < INPUTS; i++) into.setInput(step, i, random.between(-1, 1))
  for (const step of [1, steps - 1]) {
    into.addTarget(step)
    into.setTarget(0, 0.7)
  }
  return into
}

/** SimpleRNN written out: h(t) = tanh(x(t) K + h(t-1) R + b), y(t) = h(t) V + c; weights one after the other, row-major. */
function plainAnswers(w: Float64Array, { inputs, length, targetSteps, targetCount }: Sequence): number[] {
  const [r, b] = [INPUTS * UNITS, (INPUTS + UNITS) * UNITS]
  let h = new Array<number>(UNITS).fill(0)
  const answers: number[] = []
  for (let t = 0; t < length; t++) {
    h = h.map((_, i) => {
      let net = w[b + i]
      for (let j = 0; j < INPUTS; j++) net += inputs[t * INPUTS + j] * w[j * UNITS + i]
      for (let j = 0; j < UNITS; j++) net += h[j] * w[r + j * UNITS + i]
      return Math.tanh(net)
    })
    if (targetSteps.subarray(0, targetCount).includes(t))
      answers.push(h.reduce((sum, value, j) => sum + value * w[b + UNITS + j], w[b + 2 * UNITS]))
  }
  return answers
}

needsLibrary('a batch of different lengths gives the answers of the equations, and the step of gradient descent', t => {
  const shape = { layer: 'simpleRNN', inputs: INPUTS, units: UNITS, outputs: 1, outputUnits: 'linear', optimiser: 'sgd' } as const
  const learner = tensorFlowLearner(installed as never, { ...shape, learningRate: 0.5, batch: 2 }, randomStream(['tensorflow']))
  const lessons = [lesson(3), lesson(6)]
  const before = learner.weights.slice()
  const errorAt = (w: Float64Array) =>
    lessons.reduce((sum, item) => sum + plainAnswers(w, item).reduce((part, y) => part + (y - 0.7) ** 2 / 4, 0), 0)
  const training = recordedStream(lessons)
  learner.learn(training)
  for (const [i, item] of lessons.entries())
    for (const [k, y] of plainAnswers(before, item).entries()) t.true(Math.abs(training.reported[i][k] - y) < 1e-6)
  for (let i = 0; i < before.length; i++) {
    const [up, down] = [before.slice(), before.slice()]
    up[i] += 1e-5
    down[i] -= 1e-5
    const expected = (-0.5 * (errorAt(up) - errorAt(down))) / 2e-5
    // It computes in 32 bits.
    t.true(Math.abs(learner.weights[i] - before[i] - expected) < 1e-6, `${i}`)
  }
  t.deepEqual(training.counted, { presentations: 2, multiplyAdds: 3 * before.length * 12, weightChanges: 1 })
  const after = learner.answer(lessons[1])
  for (const [k, y] of plainAnswers(learner.weights, lessons[1]).entries()) t.true(Math.abs(after[k] - y) < 1e-6)
})

needsLibrary('each layer gives the same result twice, and its error falls', t => {
  for (const layer of ['simpleRNN', 'gru', 'lstm']) {
    const options = { layer, units: 6, learningRate: 0.02 }
    const spec = specFor(registry, 'tensorflow-js', 'temporal-order', { options, parameters: { lag: 12 }, sequences: 150 })
    const { result } = runTrial(spec, registry)
    t.is(result.outcome.status, 'unsolved')
    t.deepEqual(runTrial(spec, registry).result, result)
    t.true(result.curve.at(-1)!.meanError < result.curve[0].meanError, layer)
  }
})
