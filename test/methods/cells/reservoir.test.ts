import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import { spectralRadius } from '../../../engine/spectral-radius.ts'
import { reservoir, startReservoir } from '../../../methods/cells/reservoir.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const start = { inputScale: 0.1, biasScale: 0.2, connectivity: 0.1, spectralRadius: 0.9 }

for (const leakRate of [1, 0.3])
  test(`leak rate ${leakRate}: answers are those of the equations written out by hand`, t => {
    const net = reservoir({ inputs: 1, outputs: 1, units: 2, leakRate })
    const program = createProgram(net, 'dense')
    const random = randomStream(['reservoir', leakRate])
    randomWeights(program.weights, random)
    const w = program.weights
    const sequence = randomSequence(net, 'dense', 6, random)
    let h = [0, 0]
    const expected: number[] = []
    for (let step = 0; step < 6; step++) {
      const x = sequence.inputs[step]
      h = h.map((old, i) => (1 - leakRate) * old + leakRate * Math.tanh(w[i] * x + w[2 + i] + w[4 + i] * h[0] + w[6 + i] * h[1]))
      if (step % 3 === 2) expected.push(w[8] * h[0] + w[9] * h[1] + w[10] * x + w[11])
    }
    expected.forEach((value, i) => {
      t.true(Math.abs(program.run(sequence)[i] - value) < 1e-13)
    })
  })

test('the reservoir has the wanted spectral radius, share of connections and input weights', t => {
  const weights = new Float64Array(100 * (3 + 1 + 100))
  startReservoir(weights, { inputs: 3, units: 100 }, start, randomStream(['start']))
  const matrix = weights.subarray(400)
  t.true(Math.abs(spectralRadius(matrix, 100) - 0.9) < 1e-9)
  // 10,000 draws of probability 0.1: a standard deviation of 30.
  t.true(Math.abs(matrix.filter(value => value !== 0).length - 1000) < 150)
  const greatest = (from: number, to: number): number => Math.max(...weights.subarray(from, to).map(Math.abs))
  t.true(greatest(0, 300) <= 0.1 && greatest(0, 300) > 0.09)
  t.true(greatest(300, 400) <= 0.2 && greatest(300, 400) > 0.15)
})

test('echoes fade: two histories are forgotten below a spectral radius of 1, and not above', t => {
  const distance = (radius: number): number => {
    const net = reservoir({ inputs: 1, outputs: 1, units: 50, leakRate: 1, features: true })
    const program = createProgram(net, 'dense')
    startReservoir(
      program.weights,
      { inputs: 1, units: 50 },
      { ...start, biasScale: 0, spectralRadius: radius },
      randomStream(['echoes']),
    )
    const random = randomStream(['histories'])
    const sequence = randomSequence({ ...net, outputs: 51 }, 'dense', 302, random)
    const ends = [1, -1].map(first => {
      sequence.setInput(0, 0, first)
      return program.run(sequence).slice((sequence.targetCount - 1) * 51, sequence.targetCount * 51)
    })
    return Math.max(...ends[0].map((value, i) => Math.abs(value - ends[1][i])))
  }
  t.true(distance(0.5) < 1e-12)
  t.true(distance(2.5) > 1e-3)
})

test('too few connections for a cycle are refused', t => {
  const weights = new Float64Array(2 * 4)
  t.throws(() => startReservoir(weights, { inputs: 1, units: 2 }, { ...start, connectivity: 1e-9 }, randomStream(['none'])), {
    instanceOf: RangeError,
    message: /set `connectivity` higher/,
  })
})
