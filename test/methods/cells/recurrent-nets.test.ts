import test from 'ava'
import fc from 'fast-check'
import { createProgram } from '../../../engine/create-program.ts'
import { randomStream } from '../../../engine/random.ts'
import { recurrentNets } from '../../../methods/cells/recurrent-nets.ts'
import { centralDifferences, errorOf, gradientOf, relativeDifference, sequenceWithTargets } from '../../helpers/gradients.ts'
import { randomWeights } from '../../helpers/random-cells.ts'

const { build } = recurrentNets
const base = {
  net: 'layered',
  hidden: 1,
  hiddenUnits: 'logistic',
  bias: true,
  shortcuts: false,
  outputUnits: 'logistic',
} as const

test('the weight counts are those that are printed', t => {
  // Hochreiter & Schmidhuber (1997), table 2: one self-recurrent hidden unit, p + 1 symbols in and out.
  for (const [p, weights] of [
    [4, 36],
    [10, 144],
    [100, 10_404],
  ])
    t.is(build({ ...base, inputs: p + 1, outputs: p + 1, bias: false, shortcuts: true }).parameterCount, weights)
  // Bengio & Frasconi (1994), section 7: five units with 25 weights; one input, one hidden and one output unit with 7.
  const tanh = { ...base, inputs: 1, outputs: 1, hiddenUnits: 'tanh', outputUnits: 'tanh' } as const
  t.is(build({ ...tanh, net: 'bengio-two-sequence', hidden: 4 }).parameterCount, 25)
  t.is(build({ ...tanh, net: 'bengio-parity' }).parameterCount, 7)
  // Hochreiter & Schmidhuber (1997), table 1: RTRL nets for the embedded Reber grammar, 7 symbols in and out, "≈ 170" and "≈ 494".
  const grammar = { ...base, net: 'fully-connected', inputs: 7, outputs: 7, bias: false } as const
  t.is(build({ ...grammar, hidden: 3 }).parameterCount, 170)
  t.is(build({ ...grammar, hidden: 12 }).parameterCount, 494)
  // By hand: (2 + 3 units) · (4 inputs + 5 units + bias).
  t.is(build({ ...base, net: 'fully-connected', inputs: 4, outputs: 2, hidden: 3 }).parameterCount, 50)
  t.is(build({ ...base, net: 'fully-connected', inputs: 4, outputs: 2, hidden: 3, bias: false }).parameterCount, 45)
})

const shapes = fc.record({
  inputs: fc.integer({ min: 1, max: 3 }),
  outputs: fc.integer({ min: 1, max: 3 }),
  hidden: fc.integer({ min: 1, max: 3 }),
  hiddenUnits: fc.constantFrom<'logistic' | 'tanh'>('logistic', 'tanh'),
  outputUnits: fc.constantFrom<'logistic' | 'tanh' | 'linear'>('logistic', 'tanh', 'linear'),
  bias: fc.boolean(),
  shortcuts: fc.boolean(),
})
type Shape = typeof shapes extends fc.Arbitrary<infer Shape> ? Shape : never

const functions = { logistic: (x: number) => 1 / (1 + Math.exp(-x)), tanh: Math.tanh, linear: (x: number) => x }

/** W z, weights column-major from `start`. */
const product = (w: Float64Array, start: number, units: number, z: readonly number[]): number[] =>
  Array.from({ length: units }, (_, unit) => z.reduce((sum, value, column) => sum + w[start + column * units + unit] * value, 0))

/** The answers at each step, by hand; `forced`: after each step the given targets take the place of the answer. */
function answersByHand(net: 'layered' | 'fully-connected', shape: Shape, w: Float64Array, rows: number[][], forced?: number[][]) {
  const { outputs, hidden, bias, shortcuts } = shape
  const [f, out] = [functions[shape.hiddenUnits], functions[shape.outputUnits]]
  const one = bias ? [1] : []
  let [y, h] = [Array<number>(outputs).fill(0), Array<number>(hidden).fill(0)]
  return rows.flatMap((x, t) => {
    if (net === 'layered') {
      h = product(w, 0, hidden, [...x, ...h, ...one]).map(f)
      const start = hidden * (x.length + hidden + one.length)
      y = product(w, start, outputs, [...(shortcuts ? x : []), ...h, ...one]).map(out)
    } else {
      const units = product(w, 0, outputs + hidden, [...x, ...y, ...h, ...one])
      h = units.slice(outputs).map(f)
      y = units.slice(0, outputs).map(out)
    }
    const answer = y
    y = forced?.[t] ?? y
    return answer
  })
}

for (const net of ['layered', 'fully-connected'] as const)
  test(`${net}: answers and gradients are those of the net by hand${net === 'layered' ? '' : ', with and without teacher forcing'}`, t => {
    // Answers: rounding and another exp, over 6 steps. Gradients: central differences, see test/helpers/gradients.ts.
    fc.assert(
      fc.property(shapes, fc.nat(1_000_000), fc.boolean(), (shape, seed, forcing) => {
        const teacherForcing = forcing && net === 'fully-connected'
        const program = createProgram(build({ ...shape, net }), 'dense', { teacherForcing })
        const random = randomStream(['recurrent nets', seed])
        randomWeights(program.weights, random)
        const sequence = sequenceWithTargets(shape, 6, () => true, random)
        const perStep = (values: Float64Array, size: number) =>
          Array.from({ length: 6 }, (_, step) => [...values.subarray(step * size, (step + 1) * size)])
        const rows = perStep(sequence.inputs, shape.inputs)
        const targets = teacherForcing ? perStep(sequence.targets, shape.outputs) : undefined
        const answersOf = (w: Float64Array) => answersByHand(net, shape, w, rows, targets)
        const answers = program.reverse(sequence, 'squared-error').slice(0, 6 * shape.outputs)
        const expected = centralDifferences(program.weights, w => errorOf(answersOf(w), sequence, 'squared-error'))
        const gradient = gradientOf(program, () => program.reverse(sequence, 'squared-error'))
        const forwards = gradientOf(program, () => program.forwardMode(sequence, 'squared-error'))
        return (
          relativeDifference(answers, Float64Array.from(answersOf(program.weights))) < 1e-12 &&
          relativeDifference(gradient, expected) < 1e-6 &&
          relativeDifference(forwards, gradient) < 1e-11
        )
      }),
      { seed: 41, numRuns: 40 },
    )
    t.pass()
  })
