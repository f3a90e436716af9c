// Digests of what every trial rests on: the elementary functions over a fixed sweep, and the random streams.

import { numberDigest } from '../engine/canonical.ts'
import { cell, exp as expNode, reciprocal, relu, sigmoid as sigmoidNode, sqrt, square, tanh as tanhNode } from '../engine/cell.ts'
import { createProgram } from '../engine/create-program.ts'
import { exp, expm1, log, sigmoid, tanh } from '../engine/math.ts'
import { randomStream } from '../engine/random.ts'
import { sequenceBuffer } from '../engine/sequence.ts'

// Odd, so that a back end which takes two or four numbers at a time has a remainder to deal with.
const WIDTH = 11

/** Arguments: -745 to 745 in eighths, a finer grid where nets live, random bit patterns (all magnitudes), and the ends. */
function sweep(): Float64Array {
  const values = [
    0,
    -0,
    Infinity,
    -Infinity,
    Number.NaN,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.MIN_VALUE,
    -Number.MIN_VALUE,
  ]
  for (let i = -5960; i <= 5960; i++) values.push(i / 8)
  for (let i = -4000; i <= 4000; i++) values.push(i / 397)
  const random = randomStream(['determinism', 'sweep'])
  const bits = new DataView(new ArrayBuffer(8))
  for (let i = 0; i < 8000; i++) {
    bits.setUint32(0, random.integer(0, 0xffffffff))
    bits.setUint32(4, random.integer(0, 0xffffffff))
    const value = bits.getFloat64(0)
    // Some engines keep the bits of a NaN that they are given, some do not: the sweep must not depend on it.
    values.push(Number.isNaN(value) ? Number.NaN : value)
  }
  while (values.length % WIDTH > 0) values.push(1)
  return Float64Array.from(values)
}

/** The functions as numeric code calls them. */
export function functionsDigest(): string {
  const points = sweep()
  const digest = numberDigest()
  for (const f of [exp, expm1, tanh, sigmoid, log]) digest.add(points.map(x => f(x)))
  return digest.hex()
}

/** The functions as the back end in use computes them in a cell, whole rows at a time. */
export function cellFunctionsDigest(): string {
  const points = sweep()
  const rows = points.length / WIDTH
  const sequence = sequenceBuffer('dense', WIDTH, WIDTH)
  sequence.begin(rows)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < WIDTH; i++) sequence.setInput(row, i, points[row * WIDTH + i])
    sequence.addTarget(row)
  }
  const digest = numberDigest()
  for (const f of [sigmoidNode, tanhNode, expNode, relu, square, sqrt, reciprocal]) {
    const program = createProgram(
      cell({ inputs: WIDTH, state: {} }, ({ x }) => ({ y: f(x) })),
      'dense',
    )
    digest.add(program.run(sequence).subarray(0, points.length))
  }
  return digest.hex()
}

export function streamsDigest(): string {
  const random = randomStream(['determinism', 'streams', 1])
  const digest = numberDigest()
  for (const draw of [random.uniform, random.normal, () => random.between(-3, 7), () => random.integer(0, 1000)])
    digest.add(Float64Array.from({ length: 2000 }, () => draw()))
  return digest.hex()
}
