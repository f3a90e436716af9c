// One step's input as a net of weighted connections sees it: its values, and which of them are not zero. Work goes by the latter.

import type { Sequence } from '../../engine/sequence.ts'

export interface InputRow {
  /** [inputs] */
  readonly values: Float64Array
  /** The inputs that are not zero, ascending: the first `count` entries. */
  readonly active: Int32Array
  count: number
}

export function inputRow(inputs: number): InputRow {
  return { values: new Float64Array(inputs), active: new Int32Array(inputs), count: 0 }
}

export function clearInput(row: InputRow): void {
  for (let k = 0; k < row.count; k++) row.values[row.active[k]] = 0
  row.count = 0
}

/** Reads the input of step `t`. A row with one input more than the sequence has a bias last: an input that is always 1. */
export function readInput(sequence: Sequence, t: number, into: InputRow): void {
  const { inputKind, inputSize, inputs, symbols } = sequence
  clearInput(into)
  if (inputKind === 'symbols') set(into, symbols[t], 1)
  else for (let j = 0; j < inputSize; j++) set(into, j, inputs[t * inputSize + j])
  if (into.values.length > inputSize) set(into, inputSize, 1)
}

function set(row: InputRow, input: number, value: number): void {
  if (value === 0) return
  row.values[input] = value
  row.active[row.count++] = input
}
