// Facts about inputs and dense nodes that every back end reads from the graph.

import { type Cell, type GraphNode, type NodeId, sourcesOf } from '../graph.ts'
import type { InputKind } from '../sequence.ts'

type DenseNode = Extract<GraphNode, { kind: 'dense' }>

/** One source of a dense node: its columns in the weights are column..column+size-1. */
export interface Segment {
  readonly source: NodeId
  readonly column: number
  readonly size: number
}

export function segmentsOf({ nodes }: Cell, node: DenseNode): Segment[] {
  let column = 0
  return node.sources.map(source => {
    const { size } = nodes[source]
    const segment = { source, column, size }
    column += size
    return segment
  })
}

/**
 * Whether a one-hot input may stay a symbol: no node but `dense` reads it, and no state or answer is it, so a column is picked instead
 * of multiplied.
 */
export function staysSymbol({ nodes, states, output }: Cell, inputKind: InputKind): boolean {
  const isInput = (id: NodeId): boolean => nodes[id].kind === 'input'
  return (
    inputKind === 'symbols' &&
    nodes.every(node => node.kind === 'dense' || !sourcesOf(node).some(isInput)) &&
    !states.some(({ next }) => isInput(next)) &&
    !isInput(output)
  )
}
