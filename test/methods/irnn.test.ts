import test from 'ava'
import { createProgram } from '../../engine/create-program.ts'
import { initialiseWeights } from '../../engine/initialise.ts'
import { randomStream } from '../../engine/random.ts'
import method from '../../methods/irnn.ts'
import { loadRegistry } from '../../runner/registry.ts'
import { trialResult } from '../../runner/trial.ts'
import adding from '../../tasks/adding-arjovsky.ts'
import { bufferFor, instanceOf } from '../helpers/samples.ts'
import { specFor } from '../helpers/specs.ts'

test('at the start, units add up the inputs that push them up, whatever the length', t => {
  const instance = instanceOf(adding, { lag: 50 })
  const net = method.cell!(instance.signature, method.options.parse({ hidden: 5 }))
  const sums = { ...net, output: net.states[0].next, outputs: 5 }
  const program = createProgram(sums, 'dense')
  initialiseWeights(program.weights, net, randomStream(['irnn']), 1)
  const sequence = bufferFor(instance)
  instance.sample(randomStream(['sums']), sequence)
  let total = [0, 0]
  for (let step = 0; step < 50; step++) total = total.map((sum, i) => sum + sequence.inputs[step * 2 + i])
  const units = program.run({ ...sequence, targetSize: 5, targets: new Float64Array(5) })
  const [first, second] = [program.weights.subarray(0, 5), program.weights.subarray(5, 10)]
  // Where both input weights are positive, nothing is ever cut off.
  const positive = [0, 1, 2, 3, 4].filter(i => first[i] > 0 && second[i] > 0)
  t.true(positive.length > 0)
  for (const i of positive) t.true(Math.abs(units[i] - first[i] * total[0] - second[i] * total[1]) < 1e-14)
})

test('it learns to add over ten steps, far better than the best constant', async t => {
  const registry = await loadRegistry()
  const options = { hidden: 20 }
  const spec = specFor(registry, 'irnn', 'adding-arjovsky', { options, parameters: { lag: 10 }, seed: 2001, sequences: 80_000 })
  const result = trialResult(spec, registry)
  t.is(result.outcome.status, 'solved')
  t.true(result.test!.wrong <= 0.03 * result.test!.sequences)
})
