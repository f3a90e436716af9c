// The full reading of a cell: the same net without stopGradient, so that derivatives are those of the values.

import type { Cell, GraphNode } from '../graph.ts'

/** The cell with each stopGradient node replaced by a slice of its whole source; node ids, weights and values stay the same. */
export function throughStops(cell: Cell): Cell {
  const nodes = cell.nodes.map(
    (node): GraphNode => (node.kind === 'stopGradient' ? { kind: 'slice', source: node.source, from: 0, size: node.size } : node),
  )
  return { ...cell, nodes }
}
