// Code that gathers the values that the weights of a dense node's units are multiplied by.

import { i32, local } from 'wasmati'
import { segmentsOf } from '../../../analysis/segments.ts'
import type { GraphNode } from '../../../graph.ts'
import type { SourceBuffer } from '../../plan/influence/buffers.ts'
import type { InfluenceLayout } from '../../plan/influence/layout.ts'
import { DOUBLE } from '../../units.ts'
import { at, loadInteger, type Place, storeSingle } from '../assembler.ts'
import type { Code } from '../code.ts'
import { writeCopy } from '../structural.ts'

/** Where it is written which symbol the buffer holds: eight times its number is the distance to the 1 in bytes. */
export const symbolPlace = ({ buffers, lastSymbols }: InfluenceLayout, buffer: SourceBuffer): Place =>
  at(undefined, lastSymbols + 4 * buffers.indexOf(buffer))

export function writeSourceBuffer(code: Code, buffer: SourceBuffer, layout: InfluenceLayout): void {
  const { net, locals, place } = code
  const { node: id, address, columns, biased } = buffer
  const node = net.cell.nodes[id] as Extract<GraphNode, { kind: 'dense' }>
  let symbol: Place | undefined
  const symbolColumns: number[] = []
  for (const { source, column } of segmentsOf(net.cell, node)) {
    if (net.symbolInput && net.cell.nodes[source].kind === 'input') {
      symbol = place(net.whereOf(source))
      symbolColumns.push(column)
      continue
    }
    let done = column
    for (const { where, size } of net.pieces(source)) {
      writeCopy(locals, place(where), at(undefined, address + done * DOUBLE), size)
      done += size
    }
  }
  if (biased)
    locals.scoped(() => {
      const one = locals.pair()
      local.set(one, code.constant(1))
      storeSingle(at(undefined, address + columns * DOUBLE), one)
    })
  if (symbol === undefined) return
  // Only two elements of a one-hot vector change.
  const [index, value] = [locals.pointer(), locals.pair()]
  const put = (number: number): void => {
    local.set(value, code.constant(number))
    for (const column of symbolColumns) storeSingle(at(index, address + column * DOUBLE), value)
  }
  const held = symbolPlace(layout, buffer)
  local.set(index, loadInteger(held))
  put(0)
  local.set(index, i32.shl(loadInteger(symbol), i32.const(3)))
  put(1)
  i32.store({ offset: held.offset }, 0, index)
}
