// The elementary functions on pairs of doubles against the scalar ones, bit for bit, over their whole range and at every edge.

import test from 'ava'
import { cell, exp, reciprocal, relu, sigmoid, sqrt, square, step, tanh, type Vector } from '../../../engine/cell.ts'
import { compileProgram } from '../../../engine/compiler/compiled-program.ts'
import { unaryOperations } from '../../../engine/elementwise.ts'
import { randomStream } from '../../../engine/random.ts'
import { sequenceBuffer } from '../../../engine/sequence.ts'

const WIDTH = 64

/** Values of a function of the cell language in compiled code. */
function compiledValues(operation: (x: Vector) => Vector, arguments_: readonly number[]): number[] {
  const program = compileProgram(
    cell({ inputs: WIDTH, state: {} }, ({ x }) => ({ y: operation(x) })),
    'dense',
  )
  const sequence = sequenceBuffer('dense', WIDTH, WIDTH)
  const steps = Math.ceil(arguments_.length / WIDTH)
  sequence.begin(steps)
  arguments_.forEach((x, i) => {
    sequence.setInput(Math.floor(i / WIDTH), i % WIDTH, x)
  })
  for (let t = 0; t < steps; t++) sequence.addTarget(t)
  return [...program.run(sequence).subarray(0, arguments_.length)]
}

const edges = [
  0, -0, 1, -1, 22, -22, 44, 700, 708.4, 709, 709.08, 709.4361, 709.782712893384, 709.7827128933841, 710, 745, 1e3, 1e300,
].flatMap(x => [x, -x, x * (1 + Number.EPSILON), x * (1 - Number.EPSILON), -x * (1 + Number.EPSILON), -x * (1 - Number.EPSILON)])
const special = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MIN_VALUE,
  -Number.MIN_VALUE,
  1e-308,
  -1e-308,
  -745.1332191019412,
  -745.13321910194,
  -745.2,
  -1022 * Math.LN2,
  -1023 * Math.LN2,
  -1074 * Math.LN2,
]

function sweep(): number[] {
  const random = randomStream(['vector functions'])
  const uniform = [1, 10, 25, 50, 760].flatMap(range => Array.from({ length: 20_000 }, () => random.between(-range, range)))
  // Magnitudes from 1e-300 to 1e3, and values just beside the multiples of ln 2 / 2, where the reduction changes.
  const small = Array.from({ length: 20_000 }, () => random.between(-1, 1) * 10 ** random.between(-300, 3))
  const reductions = Array.from({ length: 2150 }, (_, k) => (k - 1075) * Math.LN2 + Math.LN2 / 2).flatMap(x => [
    x,
    x + 1e-13,
    x - 1e-13,
  ])
  return [...edges, ...special, ...uniform, ...small, ...reductions]
}

const operations = { sigmoid, tanh, exp, relu, square, sqrt, reciprocal, step } as const

for (const name of Object.keys(operations) as (keyof typeof operations)[])
  test(`${name} has the bits of the scalar function`, t => {
    const xs = sweep()
    const values = compiledValues(operations[name], xs)
    const wrong = xs.findIndex((x, i) => !Object.is(values[i], unaryOperations[name].value(x)))
    t.is(wrong, -1, `${name}(${xs[wrong]}): expected ${unaryOperations[name].value(xs[wrong] ?? 0)}, got ${values[wrong]}`)
  })
