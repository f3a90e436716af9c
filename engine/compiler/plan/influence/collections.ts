// How the gradient is collected from the influence matrix: dE/dw = Σ (error of a state element) · (its influence).

import { DOUBLE, padded, pairsIn } from '../../units.ts'
import type { Net } from '../net.ts'
import type { Take } from './room.ts'
import type { Row } from './rows.ts'
import { runsOf, stretches } from './runs.ts'

/** i32 at `address`: where the gradients of an entry point's weights are, as many as there are elements in a block. */
export interface WeightTable {
  readonly address: number
  readonly gradients: readonly number[]
}

/** The gradient of one entry point's weights from consecutive state elements: += Σ error_i · block_i. */
export interface Collection {
  /** Address of the weights' table. */
  readonly weights: number
  readonly pairs: number
  /** Whether `from` is an address in place, or an offset into the area of the last step. */
  readonly inPlace: boolean
  readonly from: number
  readonly stride: number
  readonly count: number
  /** The first error: within the carry area for errors of the old states, an address for those of the new ones. */
  readonly errors: number
}

export function placeWeightTables({ cell, gradient }: Net, weights: readonly (readonly number[])[], take: Take): WeightTable[] {
  // The slack behind the last weight's gradient takes what the padding brings.
  const slack = cell.parameterCount
  return weights.map(indices => {
    const elements = padded(indices.length)
    const gradients = Array.from({ length: elements }, (_, k) => gradient + DOUBLE * (indices[k] ?? slack))
    return { address: take(4 * elements), gradients }
  })
}

/** `errorOf`: where a row's error is; undefined where none counts. Errors are added up in the order in which the interpreter does. */
export function collectionsOf(
  rows: readonly Row[],
  weights: readonly (readonly number[])[],
  weightTables: readonly WeightTable[],
  errorOf: (row: Row) => number | undefined,
): Collection[] {
  return weights.flatMap(({ length }, entryPoint) => {
    const blocks = rows.flatMap(row => {
      const factor = errorOf(row)
      const block = row.blocks.find(block => block.entryPoint === entryPoint)
      return block === undefined || factor === undefined ? [] : [{ inPlace: row.inPlace, from: block.offset, factor }]
    })
    return stretches(blocks, (block, before) => block.inPlace === before.inPlace).flatMap(stretch =>
      runsOf(stretch).map(({ factors, ...run }) => ({
        ...run,
        weights: weightTables[entryPoint].address,
        pairs: pairsIn(length),
        inPlace: stretch[0].inPlace,
        errors: factors,
      })),
    )
  })
}
