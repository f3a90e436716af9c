import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import type { Cell } from '../../../engine/graph.ts'
import { randomStream } from '../../../engine/random.ts'
import type { Sequence } from '../../../engine/sequence.ts'
import { gammaNet } from '../../../methods/cells/gamma.ts'
import { timeDelayNet } from '../../../methods/cells/time-delay.ts'
import { gradientOf } from '../../helpers/gradients.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const [INPUTS, OUTPUTS, TAPS, HIDDEN] = [2, 2, 3, 4]
const sizes = { inputs: INPUTS, outputs: OUTPUTS, outputUnits: 'logistic' } as const
const shape = { ...sizes, taps: TAPS, mu: 1, learnMu: true, hidden: HIDDEN }
const startOf = (cell: Cell, name: string): number => cell.parameters.find(parameter => parameter.name === name)!.offset

test('with μ = 1, learned or not, it is a time-delay net that sees the last K + 1 inputs, to the last bit', t => {
  const delays = timeDelayNet({ ...sizes, units: [HIDDEN], windows: [TAPS + 1, 1], hiddenUnits: 'tanh' })
  const random = randomStream(['gamma with mu 1'])
  const weights = new Float64Array(delays.parameterCount)
  randomWeights(weights, random)
  const sequence = randomSequence(delays, 'dense', 15, random)
  const answersOf = (cell: Cell, values: ArrayLike<number>): Float64Array => {
    const program = createProgram(cell, 'dense')
    program.weights.set(values)
    return program.run(sequence).slice()
  }
  const expected = answersOf(delays, weights)
  t.deepEqual(answersOf(gammaNet({ ...shape, learnMu: false }), weights), expected)
  // a = 0 stands before the other weights.
  t.deepEqual(answersOf(gammaNet(shape), [...Array<number>(INPUTS).fill(0), ...weights]), expected)
})

/** dE/dμ by the papers' recursion, equations (4) and (5), written out by hand. */
function gradientOfMuByHand(cell: Cell, weights: Float64Array, sequence: Sequence): number[] {
  const [a, w, b] = ['a', 'hidden', 'hidden bias'].map(name => startOf(cell, name))
  const [out, outBias] = ['outputs', 'outputs bias'].map(name => startOf(cell, name))
  const mu = Array.from({ length: INPUTS }, (_, i) => 1 + Math.tanh(weights[a + i]))
  const zero = (): number[][] => mu.map(() => Array<number>(TAPS + 1).fill(0))
  let [x, alpha] = [zero(), zero()]
  const gradient = mu.map(() => 0)
  for (let t = 0; t < sequence.length; t++) {
    const [xBefore, before] = [x, alpha]
    x = mu.map((m, i) =>
      xBefore[i].map((own, k) => (k === 0 ? sequence.inputs[t * INPUTS + i] : (1 - m) * own + m * xBefore[i][k - 1])),
    )
    alpha = mu.map((m, i) =>
      before[i].map((own, k) => (k === 0 ? 0 : (1 - m) * own + m * before[i][k - 1] + xBefore[i][k - 1] - xBefore[i][k])),
    )
    const target = sequence.targetSteps.subarray(0, sequence.targetCount).indexOf(t)
    if (target < 0) continue
    const weight = (unit: number, i: number, k: number): number => weights[w + (k * INPUTS + i) * HIDDEN + unit]
    const h = Array.from({ length: HIDDEN }, (_, unit) =>
      Math.tanh(
        x.reduce((sum, taps, i) => sum + taps.reduce((part, v, k) => part + weight(unit, i, k) * v, 0), weights[b + unit]),
      ),
    )
    const errors = Array.from({ length: OUTPUTS }, (_, m) => {
      const y = 1 / (1 + Math.exp(-h.reduce((sum, v, unit) => sum + weights[out + unit * OUTPUTS + m] * v, weights[outBias + m])))
      return y * (1 - y) * (y - sequence.targets[target * OUTPUTS + m])
    })
    h.forEach((v, unit) => {
      const error = (1 - v * v) * errors.reduce((sum, e, m) => sum + e * weights[out + unit * OUTPUTS + m], 0)
      alpha.forEach((taps, i) => {
        gradient[i] += error * taps.reduce((sum, value, k) => sum + weight(unit, i, k) * value, 0)
      })
    })
  }
  return gradient
}

test('the gradient of μ is that of the recursion for α, backwards and forwards', t => {
  // Another order of summation: 1e-12. dE/da = (1 - tanh² a) dE/dμ.
  const cell = gammaNet(shape)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['gamma by hand'])
  randomWeights(program.weights, random)
  const a = startOf(cell, 'a')
  program.weights.set([-0.7, 0.4], a)
  const sequence = randomSequence(cell, 'dense', 14, random)
  const expected = gradientOfMuByHand(cell, program.weights, sequence)
  for (const pass of ['reverse', 'forwardMode'] as const) {
    const gradient = gradientOf(program, () => program[pass](sequence, 'squared-error'))
    expected.forEach((value, i) => {
      t.true(Math.abs(value) > 1e-3)
      t.true(Math.abs(gradient[a + i] - (1 - Math.tanh(program.weights[a + i]) ** 2) * value) < 1e-12, `${pass}, line ${i}`)
    })
  }
})

test('tap k answers an impulse by the gamma kernel, whose mean depth is k / μ', t => {
  // g_k(q) = C(q-1, k-1) μ^k (1 - μ)^(q-k): d tap k(t) / d tap 0(t-q). The sums leave out less than 1e-12 beyond 100 steps.
  const mu = 0.4
  const cell = gammaNet({ ...shape, inputs: 1, mu })
  const program = createProgram(cell, 'dense')
  randomWeights(program.weights, randomStream(['kernel']))
  const { initialiser } = cell.parameters.find(({ name }) => name === 'a')!
  program.weights.set((initialiser as { readonly values: readonly number[] }).values, startOf(cell, 'a'))
  const flow = errorFlow(cell, 'dense', { gradient: 'full' })
  flow.run(program.weights, randomSequence(cell, 'dense', 101, randomStream(['kernel inputs'])))
  for (let k = 1; k <= TAPS; k++) {
    let kernel = mu ** k
    let [total, depth] = [0, 0]
    for (let q = 1; q <= 100; q++) {
      const { values, exponent } = flow.product(100, q)
      const response = values[k * (TAPS + 1)] * 2 ** exponent
      if (q > k) kernel *= ((q - 1) / (q - k)) * (1 - mu)
      t.true(Math.abs(response - (q < k ? 0 : kernel)) < 1e-14, `tap ${k} after ${q} steps`)
      total += response
      depth += q * response
    }
    t.true(Math.abs(total - 1) < 1e-12)
    t.true(Math.abs(depth - k / mu) < 1e-10)
  }
})
