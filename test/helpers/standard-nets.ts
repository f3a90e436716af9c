// The seed's standard net, written out by hand: net(t) = W a(t-1) + I x(t) + b, a = f(net), with all non-input units 1..n in one set,
// whatever dense nodes the engine's cell divides them into.

import type { Cell } from '../../engine/graph.ts'
import type { Sequence } from '../../engine/sequence.ts'
import { fullyRecurrent } from '../../methods/cells/fully-recurrent.ts'
import { netA1 } from '../../methods/cells/guessing-nets.ts'

export interface StandardNet {
  readonly cell: Cell
  readonly n: number
  readonly units: 'logistic' | 'tanh'
  /** Where the engine keeps each unit. */
  readonly places: readonly { readonly node: string; readonly unit: number }[]
}

/** One layer of n units (the output layer on top is no part of the recurrent net). */
export function oneLayer(n: number, inputs: number, units: 'logistic' | 'tanh'): StandardNet {
  const cell = fullyRecurrent({ inputs, outputs: 1, hidden: n, hiddenUnits: units, outputUnits: 'linear' })
  return { cell, n, units, places: Array.from({ length: n }, (_, unit) => ({ node: 'hidden', unit })) }
}

/** Hidden and output units, all connected to all: two dense nodes. */
export function twoLayers(hidden: number, outputs: number, inputs: number): StandardNet {
  const cell = netA1({ inputs, outputs, hidden, updateOrder: 'synchronous', outputBias: true })
  const places = (node: string, size: number) => Array.from({ length: size }, (_, unit) => ({ node, unit }))
  return { cell, n: hidden + outputs, units: 'logistic', places: [...places('hidden', hidden), ...places('outputs', outputs)] }
}

/** W [i][j], weight from unit j to unit i, and every unit's f'(net) at every step. */
export function byHand({ cell, n, units, places }: StandardNet, weights: Float64Array, sequence: Sequence) {
  const { inputs } = cell
  const sources = inputs + n
  const at = (i: number, column: number): number => {
    const { node, unit } = places[i]
    const matrix = cell.parameters.find(({ name }) => name === node)!
    const bias = cell.parameters.find(({ name }) => name === `${node} bias`)!
    return column < sources ? weights[matrix.offset + column * matrix.rows + unit] : weights[bias.offset + unit]
  }
  const W = places.map((_, i) => places.map((_, j) => at(i, inputs + j)))
  const slopes: number[][] = []
  let a = places.map(() => 0)
  for (let t = 0; t < sequence.length; t++) {
    const z = [...sequence.inputs.subarray(t * inputs, (t + 1) * inputs), ...a, 1]
    const nets = places.map((_, i) => z.reduce((sum, value, column) => sum + at(i, column) * value, 0))
    a = nets.map(net => (units === 'tanh' ? Math.tanh(net) : 1 / (1 + Math.exp(-net))))
    slopes.push(a.map(y => (units === 'tanh' ? 1 - y * y : y * (1 - y))))
  }
  return { W, slopes }
}

/** Equation (2): the sum over all paths from unit k at step t down to unit v at step s < t. */
export function pathSum(
  W: readonly (readonly number[])[],
  slopes: readonly (readonly number[])[],
  k: number,
  t: number,
  v: number,
  s: number,
): number {
  const from = (unit: number, tau: number): number => {
    // One path ends: the last factor leads to v.
    if (tau === s + 1) return slopes[s][v] * W[unit][v]
    let sum = 0
    for (let next = 0; next < W.length; next++) sum += slopes[tau - 1][next] * W[unit][next] * from(next, tau - 1)
    return sum
  }
  return from(k, t)
}
