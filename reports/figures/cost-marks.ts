// Where the marks of the cost figure lie: solved trials at their cost, unsolved ones piled up in a band above the scale, medians.

import { costToSolve } from '../cell-statistics.ts'
import type { Cell } from '../grid.ts'
import type { Line } from './lines.ts'
import type { Frame } from './panel.ts'

/** x in pixels, y in training sequences. */
interface Mark {
  readonly x: number
  readonly y: number
}

export interface LineMarks extends Line {
  readonly solved: readonly Mark[]
  readonly unsolved: readonly Mark[]
  readonly medians: readonly Mark[]
}

/** Height of the band of unsolved trials, pixels. */
export const band = 52

export function solvedCosts(cell: Cell): number[] {
  return cell.trials.flatMap(({ record }) =>
    record?.result.outcome.status === 'solved' ? [Math.max(1, record.result.counters.sequences)] : [],
  )
}

interface Placing {
  readonly frame: Frame
  /** The line's place among those of the panel. */
  readonly index: number
  readonly total: number
  /** Medians stand for the trials, and one mark for all unsolved ones. */
  readonly crowded: boolean
  readonly valueAt: (pixel: number) => number
}

export function costMarks(line: Line, { frame, index, total, crowded, valueAt }: Placing): LineMarks {
  const at = (cell: Cell, y: number): Mark => ({ x: frame.x(cell.lag, index, total), y })
  const medians = line.cells.flatMap(cell => {
    const median = costToSolve(cell, 'sequences')?.median
    return median == null ? [] : [at(cell, median)]
  })
  const unsolved = line.cells.flatMap(cell => {
    const amount = cell.tally.finished - cell.tally.solved
    const shown = crowded ? Math.min(1, amount) : amount
    const step = Math.min(8, (band - 14) / Math.max(1, shown - 1))
    return Array.from({ length: shown }, (_, i) => at(cell, valueAt(frame.top + band - 11 - i * step)))
  })
  const solved = line.cells.flatMap(cell => solvedCosts(cell).map(cost => at(cell, cost)))
  return { ...line, solved: crowded ? medians : solved, unsolved, medians }
}
