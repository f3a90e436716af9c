// First values of a cell's weights.

import type { Cell } from './graph.ts'
import type { RandomStream } from './random.ts'

/** Fills `weights` [parameterCount] as the cell's initialisers say, and uniformly in [-range, range] where they leave it open. */
export function initialiseWeights(weights: Float64Array, cell: Cell, random: RandomStream, range: number): void {
  for (const { offset, rows, columns, initialiser } of cell.parameters)
    for (let i = 0; i < rows * columns; i++)
      switch (initialiser.kind) {
        case 'default':
          weights[offset + i] = random.between(-range, range)
          break
        case 'uniform':
          weights[offset + i] = random.between(initialiser.low, initialiser.high)
          break
        case 'values':
          weights[offset + i] = initialiser.values[i]
          break
      }
}
