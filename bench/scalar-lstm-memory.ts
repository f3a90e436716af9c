// Where scalar-lstm.ts keeps its numbers. Four weights of a unit, one for each gate, lie together, source after source, unit after unit;
// then the outputs' rows, biases last; then, for symbols, their columns.

import type { Sequence } from '../engine/sequence.ts'
import { type LstmShape, lstm } from '../methods/cells/lstm.ts'
import { cellIndex } from './scalar-net.ts'

export type LstmMemory = ReturnType<typeof lstmMemory>

/** For sequences of the kind and length of the given one. */
export function lstmMemory(shape: LstmShape, { inputKind, length }: Pick<Sequence, 'inputKind' | 'length'>) {
  const { inputs, outputs, hidden } = shape
  const symbolic = inputKind === 'symbols'
  // Where h begins in the sources: [x; h; 1], or, for symbols, [h; 1].
  const hiddenAt = symbolic ? 0 : inputs
  const width = hiddenAt + hidden + 1
  const gates = 4 * hidden
  const outputAt = gates * width
  const symbolAt = outputAt + outputs * (hidden + 1)
  const order = lstmOrder(shape, hiddenAt)
  // The sources of each step, then the last h; and a step of zero errors that makes the number of steps even.
  const sources = new Float64Array((length + 2) * width)
  for (let t = 0; t <= length; t++) sources[t * width + width - 1] = 1
  return {
    length,
    symbolic,
    hiddenAt,
    width,
    gates,
    outputAt,
    symbolAt,
    /** Where each weight lies among the cell's. */
    order,
    weights: new Float64Array(order.length),
    gradient: new Float64Array(order.length),
    sources,
    activations: new Float64Array(length * gates),
    deltas: new Float64Array((length + 1) * gates),
    cells: new Float64Array(length * hidden),
    squashed: new Float64Array(length * hidden),
    /** dE/dh; one more than there are units: backwards they go in pairs. */
    toHidden: new Float64Array(hidden + 1),
    /** dE/ds. */
    toCells: new Float64Array(hidden),
  }
}

const GATES = ['input gates', 'forget gates', 'output gates', 'cells']

function lstmOrder(shape: LstmShape, hiddenAt: number): Int32Array {
  const { inputs, outputs, hidden } = shape
  const cell = lstm(shape)
  const order: number[] = []
  const addColumn = (unit: number, column: number) => {
    for (const gate of GATES)
      order.push(column < inputs + hidden ? cellIndex(cell, gate, unit, column) : cellIndex(cell, `${gate} bias`, unit))
  }
  for (let unit = 0; unit < hidden; unit++)
    for (let column = inputs - hiddenAt; column <= inputs + hidden; column++) addColumn(unit, column)
  for (let k = 0; k < outputs; k++) {
    for (let unit = 0; unit < hidden; unit++) order.push(cellIndex(cell, 'outputs', k, unit))
    order.push(cellIndex(cell, 'outputs bias', k))
  }
  for (let symbol = 0; symbol < inputs - hiddenAt; symbol++) for (let unit = 0; unit < hidden; unit++) addColumn(unit, symbol)
  return Int32Array.from(order)
}
