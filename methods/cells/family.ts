// A family of cells: the options that shape a net, and the net that they make. Methods, weight guessing and analyses all take their nets from
// such families, so that any architecture can meet any learning rule.

import type { z } from 'zod'
import type { Cell } from '../../engine/graph.ts'
import type { OutputUnits } from './outputs.ts'

/** What the task and the method ask of a net. */
export interface NetSizes {
  readonly inputs: number
  readonly outputs: number
  readonly outputUnits: OutputUnits
  /** No sequence is longer (steps), where that is known. */
  readonly longestSequence?: number
}

export interface CellFamily<Shape extends z.ZodRawShape = z.ZodRawShape> {
  /** A schema for each option, with a default and a description. */
  readonly options: Shape
  /** Makes the net; throws a RangeError for options that do not go together. */
  build(shape: NetSizes & z.output<z.ZodObject<Shape>>): Cell
  /** Why a net of this shape cannot meet a task of these sizes; undefined where it can. */
  skip?(shape: NetSizes & z.output<z.ZodObject<Shape>>): string | undefined
  /** The nets from the smallest to the one that `build` makes, for a net that grows while it learns. */
  stages?(shape: NetSizes & z.output<z.ZodObject<Shape>>): readonly Cell[]
  /** Whether the answer is fed back to the net, in some of its shapes at least, so that a teacher can force it. */
  readonly feedsBack?: boolean
}

/** Keeps a family's types. */
export function cellFamily<Shape extends z.ZodRawShape>(family: CellFamily<Shape>): CellFamily<Shape> {
  return family
}
