// Chooses the back end that runs a cell.

import type { Cell } from './graph.ts'
import { interpret } from './interpreter/interpreter.ts'
import type { Program, ProgramOptions } from './program.ts'
import type { InputKind } from './sequence.ts'

/** A program for sequences of that kind of input; all weights are 0 until they are initialised. */
export function createProgram(cell: Cell, inputKind: InputKind, options: ProgramOptions = {}): Program {
  return interpret(cell, inputKind, options)
}
