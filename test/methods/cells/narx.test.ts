// The neuron of the latching problem, and the sizes of the published nets.

import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { narx } from '../../../methods/cells/narx.ts'
import { numbersOf } from '../../helpers/flows.ts'
import { greatestDifference, inputsAt, namedWeights } from '../../helpers/named-weights.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const latchingNeuron = {
  net: 'neuron',
  inputs: 3,
  outputs: 1,
  inputDelays: 2,
  outputDelays: 3,
  hidden: 4,
  hiddenUnits: 'tanh',
  feedbackWeight: 1.25,
  outputUnits: 'tanh',
} as const

test('the neuron of the latching problem is equation (3): fixed feedback, taps on two lines, noise as it is', t => {
  const net = narx(latchingNeuron)
  t.is(net.parameterCount, 6)
  const program = createProgram(net, 'dense')
  const random = randomStream(['latching neuron'])
  randomWeights(program.weights, random)
  const sequence = randomSequence(net, 'dense', 30, random)
  const named = namedWeights(net, program.weights)
  const y: number[] = []
  for (let step = 0; step < 30; step++) {
    const taps = [0, 1, 2].flatMap(d => (step < d ? [0, 0] : inputsAt(sequence, step - d, 3).slice(0, 2)))
    const fedBack = [1, 2, 3].reduce((sum, r) => sum + (1.25 / 3) * (y[step - r] ?? 0), 0)
    y.push(Math.tanh(fedBack + named.net('inputs', taps)[0] + inputsAt(sequence, step, 3)[2]))
  }
  const asked = [...sequence.targetSteps.subarray(0, sequence.targetCount)].map(step => y[step])
  t.true(greatestDifference(asked, program.run(sequence)) < 1e-13)
})

for (const [delays, root] of [
  [1, 0.619],
  [3, 0.794],
  [6, 0.878],
] as const)
  test(`with ${delays} delays the error at the latch's fixed point obeys recursion (6) and decays by ${root} a step`, t => {
    const net = narx({ ...latchingNeuron, inputDelays: 0, outputDelays: delays })
    const length = 700
    const sequence = sequenceBuffer('dense', 3, 1)
    sequence.begin(length)
    sequence.setInput(0, 0, 1)
    sequence.addTarget(length - 1)
    sequence.setTarget(0, 0.8)
    const flow = errorFlow(net, 'dense', { gradient: 'full' })
    // Long before step 500 the neuron rests at x = tanh(1.25 x) = 0.7104.
    flow.run(Float64Array.of(3, 0), sequence)
    let x = 1
    for (let i = 0; i < 1000; i++) x = Math.tanh(1.25 * x)
    t.true(Math.abs(x - 0.7104) < 5e-5)
    const a = (1.25 / delays) * (1 - x * x)
    const byHand = [1]
    for (let n = 1; n <= 100; n++) {
      byHand[n] = 0
      for (let r = 1; r <= Math.min(n, delays); r++) byHand[n] += a * byHand[n - r]
      // dy(t) / dy(t-n), the other taps of that step being what they are. Rounding of the slopes adds up over n: 1e-10.
      const [flowed] = numbersOf(flow.product(length - 1, n))
      t.true(Math.abs(flowed / byHand[n] - 1) < 1e-10, `n = ${n}`)
    }
    t.true(Math.abs(byHand[100] / byHand[99] - root) < 5e-4)
  })

test('the nets of the parity experiment have as many weights as the paper prints: 21, 21 and 19', t => {
  const weights = [
    [1, 5],
    [2, 4],
    [3, 3],
  ].map(
    ([outputDelays, hidden]) =>
      narx({ ...latchingNeuron, net: 'perceptron', inputs: 1, outputs: 1, inputDelays: 0, outputDelays, hidden }).parameterCount,
  )
  t.deepEqual(weights, [21, 21, 19])
})

test('on any number of input lines and outputs the neuron is a net: one line is learned, of several the last is added', t => {
  for (const [inputs, outputs, weights] of [
    [1, 1, 3],
    [1, 2, 6],
    [4, 2, 18],
  ])
    t.is(narx({ ...latchingNeuron, inputs, outputs }).parameterCount, weights)
})
