// First values of a cell's weights.

import type { Cell, Parameter } from './graph.ts'
import { orthogonalMatrix } from './orthogonal.ts'
import type { RandomStream } from './random.ts'

/**
 * Fills `weights` [parameterCount] as the cell's initialisers say. What these leave open starts uniformly in [-range, range], or for
 * `fan-in` in ± 1/sqrt(sources of the unit), the bias included.
 */
export function initialiseWeights(weights: Float64Array, cell: Cell, random: RandomStream, range: number | 'fan-in'): void {
  for (const [index, parameter] of cell.parameters.entries()) {
    const { offset, rows, columns } = parameter
    const own = weights.subarray(offset, offset + rows * columns)
    initialise(own, parameter, random, range === 'fan-in' ? 1 / Math.sqrt(fanIn(cell, index)) : range)
  }
}

function initialise(
  own: Float64Array,
  { name, rows, columns, initialiser }: Parameter,
  random: RandomStream,
  range: number,
): void {
  switch (initialiser.kind) {
    case 'default':
      for (let i = 0; i < own.length; i++) own[i] = random.between(-range, range)
      break
    case 'uniform':
      for (let i = 0; i < own.length; i++) own[i] = random.between(initialiser.low, initialiser.high)
      break
    case 'normal':
      for (let i = 0; i < own.length; i++) own[i] = initialiser.deviation * random.normal()
      break
    case 'identity':
      checkSquare(name, rows, columns, initialiser.kind)
      own.fill(0)
      for (let i = 0; i < rows; i++) own[i * rows + i] = initialiser.scale
      break
    case 'orthogonal':
      checkSquare(name, rows, columns, initialiser.kind)
      own.set(orthogonalMatrix(rows, random))
      for (let i = 0; i < own.length; i++) own[i] *= initialiser.scale
      break
    case 'values':
      own.set(initialiser.values)
      break
  }
}

/** How many sources the units have whose weights or biases these are; 1 for weights that are used elementwise. */
function fanIn({ nodes, parameters }: Cell, index: number): number {
  for (const node of nodes)
    if (node.kind === 'dense' && (node.weights === index || node.bias === index)) return parameters[node.weights].columns
  return 1
}

function checkSquare(name: string, rows: number, columns: number, kind: string): void {
  if (rows !== columns)
    throw new TypeError(
      `Expected a square matrix for weights '${name}' that start as ${kind}, got ${rows} units and ${columns} sources`,
    )
}
