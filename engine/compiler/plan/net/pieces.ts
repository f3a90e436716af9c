// Where the elements of any node's value are found: behind a name in the value that it stands for, behind a scattered concatenation in
// its parts.

import { type Cell, type NodeId, sourcesOf } from '../../../graph.ts'
import { DOUBLE } from '../../units.ts'
import type { Names } from './names.ts'
import type { Places, Where } from './places.ts'

/** Consecutive elements of a value. */
export interface Piece {
  readonly where: Where
  readonly size: number
}

/** The value's pieces, in order. */
export function piecesOf({ nodes }: Cell, { root, isScattered }: Names, values: Places['values']): (id: NodeId) => Piece[] {
  const pieces = (id: NodeId, from: number, size: number): Piece[] => {
    const { id: source, offset } = root(id)
    const start = from + offset
    if (!isScattered(source)) {
      const value = values.get(source)
      if (value === undefined) throw new Error(`node ${id} has no place`)
      return [{ where: { region: value.region, offset: value.offset + DOUBLE * start }, size }]
    }
    let passed = 0
    return sourcesOf(nodes[source]).flatMap(part => {
      const first = passed
      passed += nodes[part].size
      const [low, high] = [Math.max(start, first), Math.min(start + size, passed)]
      return low < high ? pieces(part, low - first, high - low) : []
    })
  }
  return id => pieces(id, 0, nodes[id].size)
}
