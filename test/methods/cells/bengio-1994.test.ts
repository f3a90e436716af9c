import test from 'ava'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import { type Bengio1994Shape, bengio1994 } from '../../../methods/cells/bengio-1994.ts'
import { randomSequence, randomWeights } from '../../helpers/random-cells.ts'

const shape = { inputs: 1, outputs: 1, outputUnits: 'tanh', hidden: 4, thresholds: 'none' } as const

/** Runs the net and its equations by hand, `step` taking a step's input to its answer; the greatest difference. */
function difference(options: Bengio1994Shape, stepOf: (w: Float64Array) => (x: Float64Array) => number): number {
  const cell = bengio1994(options)
  const program = createProgram(cell, 'dense')
  const random = randomStream(['bengio 1994', cell.name, options.thresholds])
  randomWeights(program.weights, random)
  const sequence = randomSequence(cell, 'dense', 12, random)
  const answers = program.run(sequence)
  const step = stepOf(program.weights)
  let [greatest, target] = [0, 0]
  for (let t = 0; t < sequence.length; t++) {
    const y = step(sequence.inputs.subarray(t * options.inputs, (t + 1) * options.inputs))
    if (sequence.targetSteps[target] === t) greatest = Math.max(greatest, Math.abs(answers[target++] - y))
  }
  return greatest
}

const sign = (x: number): number => (x >= 0 ? 1 : -1)

test('with one input and one output the nets have the 3, 25 and 7 weights of the paper', t => {
  const count = (net: Bengio1994Shape['net'], inputs: number, hidden: number): number =>
    bengio1994({ ...shape, net, inputs, hidden }).parameterCount
  t.is(count('latch', 3, 0), 3)
  t.is(count('two-sequence', 1, 4), 25)
  t.is(count('parity', 1, 1), 7)
})

// Other orders of a few additions: 1e-13.
for (const thresholds of ['none', 'all'] as const) {
  const f = thresholds === 'none' ? Math.tanh : sign

  test(`latch, thresholds: ${thresholds}: equation (1)`, t => {
    const stepOf = (w: Float64Array) => {
      let y = 0
      return ([u1, u0, noise]: Float64Array) => (y = f(w[0] * y + noise + w[1] * u1 + w[2] * u0))
    }
    t.true(difference({ ...shape, net: 'latch', inputs: 3, thresholds }, stepOf) < 1e-13)
  })

  test(`two-sequence, thresholds: ${thresholds}: equation (2)`, t => {
    const stepOf = (w: Float64Array) => {
      let x = [0, 0, 0, 0, 0]
      return ([u]: Float64Array) => {
        // Column-major: w[5 j + i] leads from unit j to unit i.
        x = x.map((_, i) => f(x.reduce((sum, value, j) => sum + w[5 * j + i] * value, i === 0 ? u : 0)))
        return x[4]
      }
    }
    t.true(difference({ ...shape, net: 'two-sequence', thresholds }, stepOf) < 1e-13)
  })

  test(`parity, thresholds: ${thresholds}: equation (3), from -1`, t => {
    const stepOf = (w: Float64Array) => {
      let y = -1
      return ([u]: Float64Array) => {
        const h = f(w[0] * u + w[1] * y + w[2])
        y = f(w[3] * u + w[4] * y + w[5] * h + w[6])
        return y
      }
    }
    t.true(difference({ ...shape, net: 'parity', hidden: 1, thresholds }, stepOf) < 1e-13)
  })
}

test('thresholds answer 0 or 1 where logistic units would, and feed that back', t => {
  const stepOf = (w: Float64Array) => {
    let y = 0
    return ([u1, u0, noise]: Float64Array) => (y = w[0] * y + noise + w[1] * u1 + w[2] * u0 >= 0 ? 1 : 0)
  }
  t.is(difference({ ...shape, net: 'latch', inputs: 3, thresholds: 'all', outputUnits: 'logistic' }, stepOf), 0)
})

test('with several input lines all units of the two-sequence net see them', t => {
  t.is(bengio1994({ ...shape, net: 'two-sequence', inputs: 3, outputs: 2 }).parameterCount, 6 * 6 + 6 * 3)
})
