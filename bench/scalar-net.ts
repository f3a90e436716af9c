// What the hand-written loops have in common. The tuned ones (scalar-*.ts) are what the engine's speed is measured against, so they are
// written for speed: flat Float64Arrays, weights in whatever order suits the loop, several sums at once (a lone sum waits for each
// addition), no allocation. The plain ones (plain-*.ts) are what one writes first.

import type { Cell } from '../engine/graph.ts'
import type { Sequence } from '../engine/sequence.ts'

export interface ScalarNet {
  readonly weights: Float64Array
  /** Where each of its weights lies among the cell's. */
  readonly order: Int32Array
  /** The answers at the target steps, valid until the next call; a net that learns has then changed its weights by -η dE/dw. */
  run(sequence: Sequence, learningRate: number): Float64Array
}

/**
 * The logistic function by the platform's exp: faster here than engine/math.ts's (6.4 against 7.3 ns). The loops take their tanh from
 * engine/math.ts, though: it beats Math.tanh (7.8 against 8.4 ns). In an LSTM this pair beat the three others by 8 to 20 %.
 */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** Position of a weight in the cell's flat vector. */
export function cellIndex({ parameters }: Cell, name: string, row: number, column = 0): number {
  const parameter = parameters.find(found => found.name === name)
  if (parameter === undefined) throw new Error(`Expected a parameter '${name}', got ${parameters.map(found => found.name)}`)
  return parameter.offset + column * parameter.rows + row
}

/** Layers of row-major weights, each row's bias last, the layers one after the other: where each weight lies among the cell's. */
export function rowMajorOrder(cell: Cell, layers: readonly string[]): Int32Array {
  const order = new Int32Array(cell.parameterCount)
  let at = 0
  for (const name of layers) {
    const { rows, columns } = cell.parameters.find(parameter => parameter.name === name)!
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) order[at++] = cellIndex(cell, name, row, column)
      order[at++] = cellIndex(cell, `${name} bias`, row)
    }
  }
  return order
}
