// Where scalar-lstm.ts keeps its weights: four weights of a unit, one for each gate, lie together, source after source, unit after unit;
// then the outputs' rows, biases last; then, for symbols, their columns.

import type { LstmShape } from '../methods/cells/lstm.ts'
import { lstm } from '../methods/cells/lstm.ts'
import { cellIndex } from './scalar-net.ts'

const GATES = ['input gates', 'forget gates', 'output gates', 'cells']

/** Where each of them lies among the cell's weights. `hiddenAt`: where h begins in the sources [x; h; 1], or, for symbols, [h; 1]. */
export function lstmOrder(shape: LstmShape, hiddenAt: number): Int32Array {
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
