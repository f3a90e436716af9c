import test from 'ava'
import { observedPass } from '../../engine/error-flow/observed-pass.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'
import method from '../../methods/orthogonal-rnn.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { trialResult } from '../../runner/trial.ts'
import adding from '../../tasks/adding-arjovsky.ts'
import { bufferFor, instanceOf } from '../helpers/samples.ts'
import { specFor } from '../helpers/specs.ts'

const instance = instanceOf(adding, { lag: 100 })

test('the recurrent matrix starts as the gain times an orthogonal matrix', t => {
  const net = method.cell!(instance.signature, method.options.parse({ hidden: 30, gain: 0.7 }))
  const weights = new Float64Array(net.parameterCount)
  initialiseWeights(weights, net, randomStream(['orthogonal']), 'fan-in')
  const { offset } = net.parameters.find(({ name }) => name === 'recurrent')!
  for (let i = 0; i < 30; i++)
    for (let j = 0; j < 30; j++) {
      let product = 0
      for (let k = 0; k < 30; k++) product += weights[offset + i * 30 + k] * weights[offset + j * 30 + k]
      t.true(Math.abs(product - (i === j ? 0.49 : 0)) < 1e-14)
    }
})

test('with linear units an error keeps its length over a hundred steps, times the gain for each', t => {
  for (const gain of [1, 0.9]) {
    const net = method.cell!(instance.signature, method.options.parse({ hiddenUnits: 'linear', hidden: 10, gain }))
    const weights = new Float64Array(net.parameterCount)
    initialiseWeights(weights, net, randomStream(['linear']), 'fan-in')
    const sequence = bufferFor(instance)
    instance.sample(randomStream(['long']), sequence)
    const pass = observedPass(net, 'dense', { loss: 'squared-error' })
    const at = pass.offsets[net.states[0].next]
    const lengths: number[] = []
    pass.run(weights, sequence, ({ t: step, adjoint }) => {
      lengths[step] = Math.sqrt(adjoint.slice(at, at + 10).reduce((sum, value) => sum + value ** 2, 0))
    })
    // A hundred roundings: 1e-12.
    lengths.forEach((length, step) => {
      t.true(Math.abs(length / (lengths[99] * gain ** (99 - step)) - 1) < 1e-12)
    })
  }
})

test('it solves temporal order at the shortest lag', async t => {
  const registry = await loadRegistry()
  const spec = specFor(registry, 'orthogonal-rnn', 'temporal-order', { parameters: { lag: 10 }, seed: 2001, sequences: 40_000 })
  const result = trialResult(spec, registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.02 * result.test!.sequences)
})
