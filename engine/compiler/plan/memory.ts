// The memory of a compiled program, laid out once and never grown, so that views of it stay valid. Pages that are never touched cost
// nothing: the tape and the influence matrix are given the room that they may need.
//
//   weights, gradient, constants of the cell, scratch, adjoints, carries     (net.ts)
//   constants of the code | optimiser | steps with targets | answers | targets | tape of rows | influence

import { DOUBLE, PAIR } from '../units.ts'
import type { Net } from './net.ts'

/** Rows of the tape fill at most so many bytes (but are at least LEAST_ROWS); longer sequences are run in pieces. */
const TAPE_BYTES = 1 << 24
const LEAST_ROWS = 64
const MOST_ROWS = 1 << 14
export const CONSTANTS = 512
const PAGE = 65536
/** No memory is larger (bytes). */
const LARGEST = 0x40000000

export interface MemoryMap {
  readonly constants: number
  /** Two vectors of as many numbers as there are weights (and slack): what an optimiser remembers. */
  readonly optimiser: number
  /** What it reads at each update. */
  readonly settings: number
  /** i32 per target of a piece: the address of the row before its step. An entry before the first says which step before the piece had a target. */
  readonly targetRows: number
  readonly answers: number
  readonly targets: number
  /** Row 0 holds the states before the piece; its steps follow in rows 1..rows. */
  readonly tape: number
  readonly rows: number
  /** Where forward mode keeps its numbers, and how many bytes it has for them. */
  readonly influence: number
  readonly influenceBytes: number
  readonly pages: number
}

/** Bytes that an influence matrix and what belongs to it can need at most. */
function influenceBound({ cell, states }: Net): number {
  const live = states.reduce((sum, { live, size }) => sum + (live ? size : 0), 0)
  const entryPoints = cell.nodes.reduce((sum, { kind, size }) => sum + (kind === 'dense' || kind === 'parameter' ? size : 0), 0)
  return (
    DOUBLE * (2 * live * (cell.parameterCount + 2 * entryPoints) + live * (live + entryPoints) + 4 * cell.parameterCount) + PAGE
  )
}

/** `reserve`: whether room is wanted for forward mode; where it would be too much there is none. */
export function mapMemory(net: Net): MemoryMap {
  const { cell, rowBytes } = net
  const rows = Math.max(LEAST_ROWS, Math.min(MOST_ROWS, Math.floor(TAPE_BYTES / rowBytes)))
  let end = net.staticEnd
  const take = (bytes: number): number => {
    const start = end
    end += Math.ceil(bytes / PAIR) * PAIR
    return start
  }
  const constants = take(CONSTANTS * PAIR)
  const optimiser = take(2 * DOUBLE * (cell.parameterCount + 2))
  const settings = take(DOUBLE * 16)
  const targetRows = take(4 * (rows + 3)) + 4
  const answers = take(DOUBLE * rows * cell.outputs + PAIR)
  const targets = take(DOUBLE * rows * cell.outputs + PAIR)
  const tape = take(rowBytes * (rows + 1) + PAIR)
  // The bound is far too high for patterns with few blocks, so where it is large it is cut; whether the layout fits turns out later.
  const influenceBytes = Math.max(0, Math.min(influenceBound(net), LARGEST - end))
  const influence = take(influenceBytes)
  return {
    constants,
    optimiser,
    settings,
    targetRows,
    answers,
    targets,
    tape,
    rows,
    influence,
    influenceBytes,
    pages: Math.ceil(end / PAGE) + 1,
  }
}
