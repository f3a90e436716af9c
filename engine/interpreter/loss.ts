// Where the error enters the net: the adjoints dE/dy of a step's answer, or dE/dnet where the loss takes the output unit with it.

import { errorEntry } from '../analysis/reach.ts'
import type { Loss } from '../program.ts'
import type { Sequence } from '../sequence.ts'
import type { Machine } from './instruction.ts'

/** Adds the adjoint of target number `target`, for the node values in the row at `row`. */
export function addLossAdjoint(
  { cell, offsets }: Machine,
  loss: Loss,
  { targets, targetSize }: Sequence,
  target: number,
  values: Float64Array,
  row: number,
  adjoint: Float64Array,
): void {
  const answer = row + offsets[cell.output]
  const from = target * targetSize
  // dE/dy = y - d; through a logistic unit the cross-entropy's dE/dnet is y - d as well, without dividing by a vanishing f'.
  const enters = offsets[errorEntry(cell, loss)]
  for (let k = 0; k < targetSize; k++) adjoint[enters + k] += values[answer + k] - targets[from + k]
}
