// The seed's laws of error flow: LSTM's constant error carousel, the logistic unit below |w| = 4, the weak upper bound, and lags at
// which plain products of Jacobians have long left the range of doubles.

import test from 'ava'
import fc from 'fast-check'
import { affine, cell, relu, step } from '../../../engine/cell.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import type { Cell } from '../../../engine/graph.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'
import { lstm1997 } from '../../../methods/cells/lstm-1997.ts'
import { factorOf, flowOf } from '../../helpers/flows.ts'
import { randomSequence } from '../../helpers/random-cells.ts'
import { byHand, oneLayer } from '../../helpers/standard-nets.ts'

const shape = {
  inputs: 2,
  outputs: 2,
  blocks: 2,
  cellsPerBlock: 2,
  inputGateBias: 'random',
  outputGateBias: 'random',
  cellBias: true,
  outputBias: true,
  outputUnits: 'linear',
} as const

/**
 * A run of LSTM-1997 with nearly closed input gates: open ones let the internal states drift to where h' is 0 within a few hundred
 * steps, and nothing would flow for the tests to see.
 */
function lstmRun(seed: number, length: number) {
  const net = lstm1997(shape)
  const { flow, weights, sequence } = flowOf(net, { seed, length, gradient: 'truncated' })
  const { offset, rows } = net.parameters.find(({ name }) => name === 'input gates bias')!
  weights.fill(-6, offset, offset + rows)
  flow.run(weights, sequence)
  return { net, flow, weights, sequence, at: lstmByHand(net, weights, sequence.inputs, length) }
}

/** Both sum the internal state over up to 1,000 steps, each in its own exponential function: 1e-11 of the value, which is not 0. */
function isClose(found: number, expected: number): boolean {
  return expected !== 0 && Math.abs(found - expected) < 1e-11 * Math.abs(expected)
}

/** LSTM-1997 by hand: what the closed form of its truncated flow needs. Weights in the cell's order, columns x, in, out, cells, 1. */
function lstmByHand(net: Cell, weights: Float64Array, inputs: Float64Array, length: number) {
  const f = (x: number) => 1 / (1 + Math.exp(-x))
  const layer = (name: string, z: readonly number[]) => {
    const matrix = net.parameters.find(parameter => parameter.name === name)!
    const bias = net.parameters.find(parameter => parameter.name === `${name} bias`)!
    return Array.from({ length: matrix.rows }, (_, i) =>
      z.reduce((sum, value, j) => sum + weights[matrix.offset + j * matrix.rows + i] * value, weights[bias.offset + i]),
    )
  }
  let [yIn, yOut, yCell, s] = [
    [0, 0],
    [0, 0],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ]
  return Array.from({ length }, (_, t) => {
    const z = [...inputs.subarray(2 * t, 2 * t + 2), ...yIn, ...yOut, ...yCell]
    yIn = layer('input gates', z).map(f)
    yOut = layer('output gates', z).map(f)
    const fCell = layer('cells', z).map(f)
    s = s.map((old, c) => old + yIn[c >> 1] * (4 * fCell[c] - 2))
    const h = s.map(state => 2 * f(state) - 1)
    yCell = h.map((value, c) => yOut[c >> 1] * value)
    return {
      yIn,
      yOut,
      h,
      g: fCell.map(y => 4 * y - 2),
      gSlope: fCell.map(y => 4 * y * (1 - y)),
      hSlope: h.map(y => (1 - y * y) / 2),
    }
  })
}

test("LSTM-1997: the truncated flow of the internal state is exactly 1 per step, at any lag; the net's full flow is not", t => {
  const { net, flow, weights, sequence, at } = lstmRun(1, 1001)
  const full = errorFlow(net, 'dense', { gradient: 'full' })
  full.run(weights, sequence)
  // States in order: two input gates, two output gates, four cells' outputs, four internal states.
  const n = flow.stateSize
  t.is(n, 12)
  for (const q of [1, 2, 3, 10, 100, 1000]) {
    const { values, exponent } = flow.product(1000, q)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const value = values[i * n + j] * 2 ** exponent
        // Only the internal states pass anything on: to themselves, and out through h and the output gate at step t.
        if (i >= 8 && j >= 8) t.is(value, i === j ? 1 : 0)
        else if (i >= 4 && i < 8 && j === i + 4) t.true(isClose(value, at[1000].yOut[(i - 4) >> 1] * at[1000].hSlope[i - 4]))
        else t.is(value, 0)
      }
    const whole = full.product(1000, q)
    const carousel = [8, 9, 10, 11].map(i => whole.values[i * n + i] * 2 ** whole.exponent)
    // Other ways from a state to itself lead over gates and cells' outputs, hence take two steps at least.
    if (q === 1) t.deepEqual(carousel, [1, 1, 1, 1])
    else
      t.true(
        carousel.every(value => Math.abs(value - 1) > 1e-6),
        `${q}: ${carousel}`,
      )
  }
})

test('LSTM-1997: from an output to the net inputs of a block, the truncated factor is its closed form', t => {
  // W y_out(t) h'(s(t)) { y_in g' | g f'(net_in) }(t - q): whatever the lag, only the two ends of the way scale an error.
  const { net, flow, weights, at } = lstmRun(2, 400)
  const end = at[399]
  const out = net.parameters.find(({ name }) => name === 'outputs')!.offset
  for (const k of [0, 1]) {
    const to = (node: string) => flow.factors(399, 399, { node: 'outputs', unit: k }, node)
    const [cells, inputGates, outputGates] = [to('cells'), to('input gates'), to('output gates')]
    const W = [0, 1, 2, 3].map(c => weights[out + c * 2 + k])
    for (let q = 0; q <= 399; q++) {
      const { yIn, g, gSlope } = at[399 - q]
      const arriving = W.map((w, c) => w * end.yOut[c >> 1] * end.hSlope[c])
      for (const c of [0, 1, 2, 3])
        t.true(isClose(factorOf(cells, q, c), arriving[c] * yIn[c >> 1] * gSlope[c]), `cell ${c} at lag ${q}`)
      for (const j of [0, 1]) {
        const expected = [2 * j, 2 * j + 1].reduce((sum, c) => sum + arriving[c] * g[c], 0) * yIn[j] * (1 - yIn[j])
        t.true(isClose(factorOf(inputGates, q, j), expected), `input gate ${j} at lag ${q}`)
        const own = (W[2 * j] * end.h[2 * j] + W[2 * j + 1] * end.h[2 * j + 1]) * end.yOut[j] * (1 - end.yOut[j])
        if (q === 0) t.true(isClose(factorOf(outputGates, 0, j), own))
        else t.is(outputGates.log10[q * 2 + j], -Infinity)
      }
    }
  }
})

test('one logistic unit with |w| < 4: no step lets more than |w| / 4 of the error pass', t => {
  fc.assert(
    fc.property(
      fc.nat(1e6),
      // Down to 1e-3: subnormal factors have no bits left to compare.
      fc.double({ min: 1e-3, max: 4, maxExcluded: true, noNaN: true }),
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.double({ min: -10, max: 10, noNaN: true }),
      (seed, size, input, bias) => {
        const w = seed % 2 === 0 ? size : -size
        const { cell: net } = oneLayer(1, 1, 'logistic')
        const sequence = randomSequence(net, 'dense', 30, randomStream(['logistic unit test', seed]))
        const flow = errorFlow(net, 'dense', { gradient: 'full' })
        flow.run(Float64Array.of(input, w, bias, 1, 0), sequence)
        const { log10 } = flow.factors(29, 29, { node: 'hidden' }, 'hidden')
        // Rounding of logarithms: 1e-12.
        return log10.every(
          (r, q) => q === 0 || (r < 1e-12 && (r === -Infinity || r - log10[q - 1] <= Math.log10(Math.abs(w) / 4) + 1e-12)),
        )
      },
    ),
    { seed: 1, numRuns: 300 },
  )
  t.pass()
})

test('beyond |w| = 4, held at net = 0 by its bias, the unit blows an error up by |w| / 4 a step; still finite at lag 2,000', t => {
  // w = 8, bias -4: a = 1/2 is a fixed point, unstable but exact; the zero state is led there by the first input, w/2 = 4.
  const { cell: net } = oneLayer(1, 1, 'logistic')
  const sequence = sequenceBuffer('dense', 1, 1)
  sequence.begin(2001)
  sequence.setInput(0, 0, 4)
  const flow = errorFlow(net, 'dense', { gradient: 'full' })
  flow.run(Float64Array.of(1, 8, -4, 1, 0), sequence)
  const { log10 } = flow.factors(2000, 2000, { node: 'hidden' }, 'hidden')
  const { max, spectral } = flow.norms(2000, 2000)
  const decay = flow.decay(2000, 2000, Float64Array.of(1))
  for (let q = 0; q <= 2000; q++)
    for (const found of [log10[q], max[q], spectral[q], decay[q]])
      t.true(Math.abs(found - q * Math.log10(2)) < 1e-9, `lag ${q}: ${found}`)
})

test('summed logarithms are the logarithm of the product where that is a double, and stay finite at lag 2,000', t => {
  // Standard nets of both fates. Rounding: 2,000 products and logarithms of sizes up to 1,000, hence 1e-9.
  for (const [scale, fate] of [
    [0.1, 'vanishes'],
    [3, 'explodes'],
  ] as const) {
    const net = fullyRecurrent({ inputs: 1, outputs: 1, hidden: 6, hiddenUnits: 'tanh', outputUnits: 'linear' })
    const random = randomStream(['long lags test', scale])
    const weights = Float64Array.from({ length: net.parameterCount }, (_, i) => (i < 6 ? 0 : scale * random.normal()))
    // Without inputs and biases the state stays 0, where f' = 1: the flow is that of powers of W, seen or unseen by doubles.
    weights.fill(0, 42, 48)
    const { sequence } = flowOf(net, { seed: 3, length: 2001, gradient: 'full' })
    const flow = errorFlow(net, 'dense', { gradient: 'full' })
    flow.run(weights, sequence)
    const W = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, j) => weights[6 + j * 6 + i]))
    const { max, spectral } = flow.norms(2000, 2000)
    const v = Float64Array.from({ length: 6 }, random.normal)
    const decay = flow.decay(2000, 2000, v)
    const factors = flow.factors(2000, 2000, { node: 'hidden', unit: 2 }, 'hidden')
    let product = W.map((_, i) => W.map((_, j) => Number(i === j)))
    let overflowed = false
    for (let q = 0; q <= 2000; q++) {
      for (const found of [max[q], spectral[q], decay[q]]) t.true(Number.isFinite(found), `lag ${q}`)
      const greatest = Math.max(...product.flat().map(Math.abs))
      overflowed ||= !(greatest > 1e-280 && greatest < 1e280)
      if (!overflowed) {
        t.true(Math.abs(max[q] - Math.log10(greatest)) < 1e-9, `lag ${q}`)
        t.true(spectral[q] >= max[q] - 1e-9 && spectral[q] <= max[q] + Math.log10(6) + 1e-9)
        const back = W.map((_, j) => v.reduce((sum, x, i) => sum + x * product[i][j], 0))
        t.true(Math.abs(decay[q] - Math.log10(Math.hypot(...back) / Math.hypot(...v))) < 1e-9, `lag ${q}`)
        for (let unit = 0; unit < 6; unit++)
          t.true(Math.abs(factorOf(factors, q, unit) - product[2][unit]) <= 1e-9 * greatest, `lag ${q}, unit ${unit}`)
      }
      product = product.map(row => W.map((_, j) => row.reduce((sum, p, k) => sum + p * W[k][j], 0)))
    }
    t.true(overflowed)
    t.true(fate === 'vanishes' ? max[2000] < -400 : max[2000] > 400, `${fate}: ${max[2000]}`)
  }
})

test('an exact zero on the way is -Infinity: units without a slope let nothing pass', t => {
  const net = cell({ inputs: 1, state: { hard: 1, dead: 1, open: 1 } }, ({ x, hard, dead, open }) => ({
    hard: step(hard),
    dead: relu(affine(dead, 1, -1)),
    open: relu(affine(open, 0.5, 1)),
    y: x,
  }))
  const { flow } = flowOf(net, { seed: 4, length: 1500, gradient: 'full' })
  const along = (...v: number[]) => flow.decay(1499, 1500, Float64Array.from(v))
  t.is(along(1, 0, 0)[1], -Infinity)
  t.is(along(0, 1, 0)[1500], -Infinity)
  t.true(Math.abs(along(0, 0, 1)[1500] - 1500 * Math.log10(0.5)) < 1e-9)
})

test("the weak upper bound n (f'max |W|)^q is never exceeded, nor the closer one of the same proof: 1,000 random nets", t => {
  // |W| is the greatest row sum of absolute weights; f'max the greatest slope a priori, or the greatest on the way. Rounding: 1e-12.
  let tight = 0
  for (let seed = 0; seed < 1000; seed++) {
    const random = randomStream(['weak upper bound test', seed])
    const n = random.integer(1, 6)
    const units = random.uniform() < 0.5 ? 'logistic' : 'tanh'
    const net = oneLayer(n, 1, units)
    const scale = 10 ** random.between(-1, 1)
    const weights = Float64Array.from({ length: net.cell.parameterCount }, () => scale * random.between(-1, 1))
    const sequence = randomSequence(net.cell, 'dense', 13, random)
    const { W, slopes } = byHand(net, weights, sequence)
    const norm = Math.max(...W.map(row => row.reduce((sum, w) => sum + Math.abs(w), 0)))
    const flow = errorFlow(net.cell, 'dense', { gradient: 'full' })
    flow.run(weights, sequence)
    for (let k = 0; k < n; k++) {
      const { log10 } = flow.factors(12, 12, { node: 'hidden', unit: k }, 'hidden')
      for (let q = 1; q <= 12; q++) {
        const slope = Math.max(...slopes.slice(12 - q, 12).flat())
        for (let v = 0; v < n; v++) {
          const r = log10[q * n + v]
          const bound = (slopeMax: number) => Math.log10(n) + q * Math.log10(slopeMax * norm) + 1e-12
          t.true(r <= bound(slope) && bound(slope) <= bound(units === 'logistic' ? 0.25 : 1), `seed ${seed}, lag ${q}`)
          if (q > 1) {
            const [outgoing, incoming] = [Math.max(...W.map(row => Math.abs(row[v]))), Math.max(...W[k].map(Math.abs))]
            const closer = Math.log10(n) + q * Math.log10(slope) + (q - 2) * Math.log10(norm) + Math.log10(outgoing * incoming)
            t.true(r <= closer + 1e-12, `seed ${seed}, lag ${q}`)
          }
          // With one unit and q = 1 the bound is the factor itself: it has no room to hide an error in.
          if (n === 1 && q === 1) tight += r === bound(slope) || Math.abs(r - bound(slope)) < 1e-11 ? 1 : -1e6
        }
      }
    }
  }
  t.true(tight > 100, `${tight}`)
})
