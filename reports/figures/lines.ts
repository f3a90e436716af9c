// The lines of a panel: the methods that have finished trials on its task, each with its style, which is the same in every figure.

import type { Cell, Grid, TaskEntry } from '../grid.ts'
import { type Style, styleOf } from './palette.ts'

export interface Line {
  readonly label: string
  readonly style: Style
  /** Those with a finished trial, lags ascending. */
  readonly cells: readonly Cell[]
}

export function linesOf(grid: Grid, task: TaskEntry): readonly Line[] {
  return grid.methods.flatMap((method, index) => {
    const cells = grid.cellsOf(task.label).filter(cell => cell.method === method && cell.tally.finished > 0)
    return cells.length === 0 ? [] : [{ label: method.label, style: styleOf(index), cells }]
  })
}
