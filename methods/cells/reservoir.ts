// A reservoir of leaky tanh units with fixed random weights, and a linear read-out that sees units and input.
//
// H. Jaeger (2001), "The 'echo state' approach to analysing and training recurrent neural networks", GMD Report 148, German National
// Research Center for Information Technology:
//   (1) h(t) = (1 - a) h(t-1) + a tanh(W_in x(t) + b + W h(t-1))       a the leak rate; 1 in most of the report
//   (2) y(t) = W_out [h(t); x(t)] + b_out
// W is sparse, and scaled to a given spectral radius (engine/spectral-radius.ts): below 1, what the units hold of the past fades.

import { add, affine, cell, concat, tanh, type Vector } from '../../engine/cell.ts'
import type { Cell } from '../../engine/graph.ts'
import type { RandomStream } from '../../engine/random.ts'
import { spectralRadius } from '../../engine/spectral-radius.ts'

export interface ReservoirShape {
  readonly inputs: number
  readonly outputs: number
  readonly units: number
  readonly leakRate: number
  /** Whether the answer is [h(t); x(t)] itself instead of (2); such a cell has the same weights but for those of the read-out. */
  readonly features?: boolean
}

/** Weights in this order: W_in [units × inputs], b [units], W [units × units], W_out [outputs × (units + inputs)], b_out [outputs]. */
export function reservoir({ inputs, outputs, units, leakRate, features = false }: ReservoirShape): Cell {
  return cell({ name: 'reservoir', inputs, state: { h: units } }, ({ x, h: previous }, { dense }) => {
    const net = add(dense(units, [x], { name: 'inputs' }), dense(units, [previous], { name: 'reservoir', bias: false }))
    const h: Vector = leakRate === 1 ? tanh(net) : add(affine(previous, 1 - leakRate), affine(tanh(net), leakRate))
    return { h, y: features ? concat(h, x) : dense(outputs, [h, x], { name: 'read-out' }) }
  })
}

export interface ReservoirStart {
  /** Input weights and biases are uniform in ± these. */
  readonly inputScale: number
  readonly biasScale: number
  /** Share of the connections between units that exist, each with a weight uniform in ± 1 before scaling. */
  readonly connectivity: number
  readonly spectralRadius: number
}

/**
 * Draws W_in, b and W into the front of `weights`. Draws W again while its spectral radius is 0: too few connections make no cycle. Throws a
 * RangeError when that does not help.
 */
export function startReservoir(
  weights: Float64Array,
  { inputs, units }: Pick<ReservoirShape, 'inputs' | 'units'>,
  { inputScale, biasScale, connectivity, spectralRadius: wanted }: ReservoirStart,
  random: RandomStream,
): void {
  const [biases, recurrent] = [units * inputs, units * (inputs + 1)]
  for (let i = 0; i < biases; i++) weights[i] = random.between(-inputScale, inputScale)
  for (let i = biases; i < recurrent; i++) weights[i] = random.between(-biasScale, biasScale)
  const matrix = weights.subarray(recurrent, recurrent + units * units)
  for (let draws = 0; draws < 1000; draws++) {
    for (let i = 0; i < matrix.length; i++) matrix[i] = random.uniform() < connectivity ? random.between(-1, 1) : 0
    const radius = spectralRadius(matrix, units)
    if (!(radius > 0)) continue
    for (let i = 0; i < matrix.length; i++) matrix[i] *= wanted / radius
    return
  }
  throw new RangeError(
    `Expected connections enough to make a cycle of ${units} units, got a connectivity of ${connectivity}; set \`connectivity\` higher`,
  )
}
