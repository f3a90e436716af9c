// Where a compiled cell keeps its numbers. A step's values lie in a row of the tape, the states of the step before in the row before
// it; what no later pass reads lies in scratch space that all steps share. Slices, stopGradients and most concatenations are only
// other names for places that exist already.

import { adjointNodes } from '../../analysis/reach.ts'
import { staysSymbol } from '../../analysis/segments.ts'
import type { Cell, NodeId } from '../../graph.ts'
import type { ProgramOptions } from '../../program.ts'
import type { InputKind } from '../../sequence.ts'
import { DOUBLE } from '../units.ts'
import { type Names, namesOf } from './net/names.ts'
import { type Piece, piecesOf } from './net/pieces.ts'
import { type Places, placesOf, type Where } from './net/places.ts'
import { recordedNodes, type Work, workOf } from './net/work.ts'

export interface Net
  extends Omit<Places, 'values' | 'adjoints'>,
    Pick<Work, 'stateNodes' | 'answerNodes'>,
    Pick<Names, 'root' | 'producers'> {
  readonly cell: Cell
  /** The input is the number of a symbol, at the start of a row, and not a vector. */
  readonly symbolInput: boolean
  /** The value's pieces, in order; one where any node but `dense` reads it. */
  pieces(id: NodeId): Piece[]
  /** The place of a value that is in one piece. */
  whereOf(id: NodeId): Where
  /** Where the node's adjoint is kept; undefined where none can flow on. */
  adjoint(id: NodeId): Where | undefined
  parameterOffset(parameter: number): number
}

export function planNet(cell: Cell, inputKind: InputKind, { teacherForcing = false }: ProgramOptions): Net {
  const symbolInput = staysSymbol(cell, inputKind)
  const names = namesOf(cell)
  const work = workOf(cell, names)
  const active = adjointNodes(cell, 'both')
  const recorded = recordedNodes(cell, names, work, active)
  const { values, adjoints, ...places } = placesOf(cell, names, { symbolInput, teacherForcing, work, recorded, active })
  const pieces = piecesOf(cell, names, values)
  return {
    ...places,
    cell,
    symbolInput,
    stateNodes: work.stateNodes,
    answerNodes: work.answerNodes,
    root: names.root,
    producers: names.producers,
    pieces,
    whereOf(id) {
      const [piece, ...others] = pieces(id)
      if (others.length > 0) throw new Error(`node ${id} is in several pieces`)
      return piece.where
    },
    adjoint: id => adjoints.get(id),
    parameterOffset: parameter => places.weights + DOUBLE * cell.parameters[parameter].offset,
  }
}
