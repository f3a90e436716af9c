// The sparse Jacobian of one step, as a plan: how each live state's new value depends, within the step, on the old live states and on
// the weights' points of entry. A weight matrix enters unit by unit: d net_i / d W_ij = (source j), so it is enough to carry d state /
// d net_i and to multiply by the sources at the end. The plan is read off the graph once; back ends evaluate it at every step.

import type { UnaryName } from '../elementwise.ts'
import type { Cell, NodeId } from '../graph.ts'
import { differentiableNodes, nodesReaching } from './reach.ts'
import { segmentsOf } from './segments.ts'

/** A point where weights enter: unit `unit` of a dense or parameter node. */
export interface EntryPoint {
  readonly node: NodeId
  readonly unit: number
}

/** One derivative of a row of the Jacobian: with respect to column `column`, its value in slot `slot`. */
export interface Entry {
  readonly column: number
  readonly slot: number
}

/** What a derivative is multiplied by on its way through a node. */
export type Factor =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'weight'; readonly index: number }
  /** An element of a node's value. */
  | { readonly kind: 'value'; readonly node: NodeId; readonly element: number }
  /** f'(x) at an element of unary node `node`. */
  | { readonly kind: 'slope'; readonly operation: UnaryName; readonly node: NodeId; readonly element: number }

/** factor · (value of an earlier slot); without a factor just that value. */
export interface Term {
  readonly slot: number
  readonly factor?: Factor
}

/** The slot whose value is 1; every other slot is the sum of its terms, added up in their order. */
export const ONE = 0

export interface StepJacobian {
  /** Columns 0..stateColumns-1 are the old live states' elements, the next ones the entry points. */
  readonly stateColumns: number
  readonly entryPoints: readonly EntryPoint[]
  /** For each element of the new live states, its nonzero derivatives in ascending order of column. */
  readonly rows: readonly (readonly Entry[])[]
  /** Terms of each slot, in order of evaluation; slot ONE has none. */
  readonly slots: readonly (readonly Term[])[]
}

/** Derivatives of one element of a node. */
type Pattern = readonly Entry[]

export function stepJacobian(cell: Cell, live: Cell['states']): StepJacobian {
  const differentiable = differentiableNodes(cell)
  const needed = nodesReaching(
    cell,
    live.map(({ next }) => next),
  )
  const entryPoints: EntryPoint[] = []
  const slots: Term[][] = [[]]
  const patterns: Pattern[][] = []

  // Live states keep their columns whether or not anything that is needed reads them.
  const firstColumn = new Map<NodeId, number>()
  let stateColumns = 0
  for (const { previous, size } of live) {
    firstColumn.set(previous, stateColumns)
    stateColumns += size
  }
  cell.nodes.forEach((node, id) => {
    const none = Array.from({ length: node.size }, (): Pattern => [])
    const compute = (): Pattern[] => {
      switch (node.kind) {
        case 'input':
        case 'constant':
        case 'stopGradient':
          return none
        case 'state': {
          const first = firstColumn.get(id)
          return first === undefined ? none : none.map((_, i) => [{ column: first + i, slot: ONE }])
        }
        case 'parameter':
          return none.map((_, unit) => [enter(id, unit)])
        case 'dense': {
          const first = cell.parameters[node.weights].offset
          const terms = segmentsOf(cell, node).flatMap(({ source, column, size }) =>
            Array.from({ length: size }, (_, k) => ({ pattern: patterns[source][k], weights: first + (column + k) * node.size })),
          )
          return none.map((_, unit) => [
            ...combined(terms.map(({ pattern, weights }) => ({ pattern, factor: { kind: 'weight', index: weights + unit } }))),
            enter(id, unit),
          ])
        }
        case 'unary':
          return patterns[node.source].map((pattern, element) =>
            scaled(pattern, { kind: 'slope', operation: node.operation, node: id, element }),
          )
        case 'affine':
          return patterns[node.source].map(pattern => scaled(pattern, { kind: 'number', value: node.scale }))
        case 'binary':
          return none.map((_, element) => {
            const [left, right] = [patterns[node.left][element], patterns[node.right][element]]
            if (node.operation === 'multiply')
              return joined([
                scaled(left, { kind: 'value', node: node.right, element }),
                scaled(right, { kind: 'value', node: node.left, element }),
              ])
            return joined([left, node.operation === 'add' ? right : scaled(right, { kind: 'number', value: -1 })])
          })
        case 'concat':
          return node.sources.flatMap(source => patterns[source])
        case 'slice':
          return patterns[node.source].slice(node.from, node.from + node.size)
        case 'repeat':
          return patterns[node.source].flatMap(pattern => Array.from({ length: node.times }, () => pattern))
        case 'sum':
          return [joined(patterns[node.source])]
      }
    }
    patterns.push(needed[id] && differentiable[id] ? compute() : none)
  })

  function enter(node: NodeId, unit: number): Entry {
    entryPoints.push({ node, unit })
    return { column: stateColumns + entryPoints.length - 1, slot: ONE }
  }

  function newSlot(terms: Term[]): number {
    return slots.push(terms) - 1
  }

  function scaled(pattern: Pattern, factor: Factor): Pattern {
    return pattern.map(({ column, slot }) => ({ column, slot: newSlot([{ slot, factor }]) }))
  }

  /** The sum of several patterns; a single one is itself. */
  function joined(sources: readonly Pattern[]): Pattern {
    const filled = sources.filter(({ length }) => length > 0)
    return filled.length <= 1 ? (filled[0] ?? []) : combined(filled.map(pattern => ({ pattern })))
  }

  /** Slots for the union of the patterns' columns; each adds up the patterns that have the column, in their order. */
  function combined(sources: readonly { readonly pattern: Pattern; readonly factor?: Factor }[]): Entry[] {
    const terms = new Map<number, Term[]>()
    for (const { pattern, factor } of sources)
      for (const { column, slot } of pattern) {
        const term = factor ? { slot, factor } : { slot }
        const there = terms.get(column)
        if (there) there.push(term)
        else terms.set(column, [term])
      }
    return [...terms].sort(([a], [b]) => a - b).map(([column, sum]) => ({ column, slot: newSlot(sum) }))
  }

  return { stateColumns, entryPoints, rows: live.flatMap(({ next }) => patterns[next]), slots }
}
