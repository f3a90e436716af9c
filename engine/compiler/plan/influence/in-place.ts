// Blocks that are updated where they are. Each has code of its own, since it reads no block but itself.

import { ONE } from '../../../analysis/step-jacobian.ts'
import type { BufferOf, SourceBuffer } from './buffers.ts'
import type { PlacedDerivatives } from './derivatives.ts'
import type { Row } from './rows.ts'

/** Address of a derivative; 'one' for one that is always 1, undefined for none. */
type Derivative = number | 'one' | undefined

/** J = direct · sources + carried · J. */
export interface InPlaceBlock {
  readonly address: number
  /** Number of weights. */
  readonly length: number
  /** The sources; undefined for a weight of a vector, which is multiplied by 1. */
  readonly buffer: SourceBuffer | undefined
  readonly direct: Derivative
  readonly carried: Derivative
}

export function inPlaceBlocks(
  rows: readonly Row[],
  weights: readonly (readonly number[])[],
  derivatives: PlacedDerivatives,
  bufferOf: BufferOf,
): InPlaceBlock[] {
  return rows
    .filter(({ inPlace }) => inPlace)
    .flatMap(({ element, blocks }) =>
      blocks.map(({ entryPoint, carried: [itself], direct, offset }) => ({
        address: offset,
        length: weights[entryPoint].length,
        buffer: bufferOf(entryPoint),
        direct: direct < 0 ? undefined : direct === ONE ? 'one' : derivatives.ofEntryPoint(element, entryPoint),
        carried: itself === undefined ? undefined : itself.slot === ONE ? 'one' : derivatives.ofState(element, itself.element),
      })),
    )
}
