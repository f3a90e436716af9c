// The scaling factors of equations (1) and (2) by two other routes: products of the interpreter's state Jacobians, and finite differences.

import test from 'ava'
import { randomNet } from '../../../analyses/gradient-flow/measure-bounds.ts'
import { runStandardNet, type StandardNet } from '../../../analyses/gradient-flow/standard-net.ts'
import { errorFlow } from '../../../engine/error-flow/error-flow.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'
import { fullyRecurrent } from '../../../methods/cells/fully-recurrent.ts'

const LENGTH = 15
const LAGS = 8

function drawn(seed: number): { net: StandardNet; inputs: number[] } {
  const random = randomStream(['standard net test', seed])
  const net = randomNet(seed % 2 === 0 ? 'logistic' : 'tanh', random.integer(1, 6), random.between(0.3, 3), random)
  return { net, inputs: Array.from({ length: LENGTH }, () => random.normal()) }
}

/** |r| from k to v, as numbers. */
const sizes = (factors: Float64Array): number[] => Array.from(factors, log10 => 10 ** log10)

test('factors are W J(t-1) ... J(t-q+1) F(t-q), with J from the interpreter: relative error below 1e-8 of the greatest', t => {
  for (let seed = 1; seed <= 60; seed++) {
    const { net, inputs } = drawn(seed)
    const { n, weights } = net
    const { factors, slopes } = runStandardNet(net, inputs, LAGS)
    // Of the same cell, put together here once more.
    const cell = fullyRecurrent({ inputs: 1, outputs: 1, hidden: n, hiddenUnits: net.units, outputUnits: 'linear' })
    const all = new Float64Array(cell.parameterCount)
    const matrix = cell.parameters.find(({ name }) => name === 'hidden')!
    const bias = cell.parameters.find(({ name }) => name === 'hidden bias')!
    for (let i = 0; i < n; i++) {
      all[matrix.offset + i] = net.inputs[i]
      for (let j = 0; j < n; j++) all[matrix.offset + (1 + j) * n + i] = weights[i * n + j]
      all[bias.offset + i] = net.biases[i]
    }
    const sequence = sequenceBuffer('dense', 1, 1)
    sequence.begin(LENGTH)
    inputs.forEach((x, step) => {
      sequence.setInput(step, 0, x)
    })
    const flow = errorFlow(cell, 'dense', { gradient: 'full' })
    flow.run(all, sequence)
    let product = Float64Array.from(weights)
    for (let q = 1; q <= LAGS; q++) {
      const expected = product.map((value, k) => Math.abs(value * slopes[q][k % n]))
      const found = sizes(factors[q])
      const greatest = Math.max(...expected)
      expected.forEach((value, k) => {
        t.true(Math.abs(found[k] - value) <= 1e-8 * greatest, `seed ${seed}, lag ${q}, pair ${k}`)
      })
      const jacobian = flow.jacobian(LENGTH - 1 - q)
      product = Float64Array.from({ length: n * n }, (_, place) => {
        const [i, j] = [Math.floor(place / n), place % n]
        let sum = 0
        for (let k = 0; k < n; k++) sum += product[i * n + k] * jacobian[k * n + j]
        return sum
      })
    }
  }
})

test('factors are d net_k(t) / d net_v(t-q) by central differences: within 1e-8 for factors of order 1', t => {
  let compared = 0
  for (let seed = 1; seed <= 40; seed++) {
    const { net, inputs } = drawn(seed)
    const { n, weights, biases, units } = net
    const { factors } = runStandardNet(net, inputs, LAGS)
    const f = (x: number) => (units === 'tanh' ? Math.tanh(x) : 1 / (1 + Math.exp(-x)))
    /** Net inputs at the last step, those of unit v moved by h at lag q. */
    const last = (q: number, v: number, h: number): number[] => {
      let a: number[] = Array(n).fill(0)
      let nets = a
      inputs.forEach((x, step) => {
        nets = a.map((_, i) => a.reduce((sum, value, j) => sum + weights[i * n + j] * value, net.inputs[i] * x + biases[i]))
        if (step === LENGTH - 1 - q) nets[v] += h
        a = nets.map(f)
      })
      return nets
    }
    for (const q of [1, 2, 5, LAGS])
      for (let v = 0; v < n; v++) {
        // Five points: the truncation error goes with h⁴.
        const [far, above, below, farBelow] = [2e-3, 1e-3, -1e-3, -2e-3].map(h => last(q, v, h))
        for (let k = 0; k < n; k++) {
          const found = 10 ** factors[q][k * n + v]
          const expected = Math.abs((8 * (above[k] - below[k]) - (far[k] - farBelow[k])) / 12e-3)
          t.true(Math.abs(found - expected) < 1e-8 * Math.max(1, found), `seed ${seed}, lag ${q}: ${found} ${expected}`)
          if (found > 1e-3) compared++
        }
      }
  }
  t.true(compared > 500, `${compared}`)
})
