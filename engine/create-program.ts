// Chooses the back end that runs a cell: compiled code where it can be had, else the interpreter. Both give the same bits.

import { compileProgram } from './compiler/compiled-program.ts'
import { CannotCompile } from './compiler/units.ts'
import { missing } from './compiler/webassembly.ts'
import type { Cell } from './graph.ts'
import { interpret } from './interpreter/interpreter.ts'
import type { Program, ProgramOptions } from './program.ts'
import type { InputKind } from './sequence.ts'

export type BackEnd = 'compiler' | 'interpreter'

let chosen: BackEnd = 'compiler'

/** Which back end programs made from now on use, where there is a choice; for comparisons. Default `compiler`. */
export function setBackEnd(backEnd: BackEnd): void {
  chosen = backEnd
}

/** Why nets are interpreted instead of compiled; undefined where they are compiled. */
export function interpretedBecause(): string | undefined {
  return chosen === 'interpreter' ? 'on request' : missing()
}

/** A program for sequences of that kind of input; all weights are 0 until they are initialised. */
export function createProgram(cell: Cell, inputKind: InputKind, options: ProgramOptions = {}): Program {
  const reason = interpretedBecause()
  if (reason) return interpret(cell, inputKind, options, reason)
  try {
    return compileProgram(cell, inputKind, options)
  } catch (error) {
    if (error instanceof CannotCompile) return interpret(cell, inputKind, options, error.message)
    throw error
  }
}
