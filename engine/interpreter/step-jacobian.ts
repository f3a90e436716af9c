// The sparse Jacobian of one step: how each live state's new value depends, within the step, on the old live states and on the
// weights' points of entry. A weight matrix enters unit by unit: d net_i / d W_ij = (source j), so it is enough to carry d state / d net_i
// and to multiply by the sources at the end. Patterns are found once, from the graph; values are filled in at every step.

import { unaryOperations } from '../elementwise.ts'
import type { Cell, NodeId } from '../graph.ts'
import { segmentsOf } from './dense.ts'
import type { Machine } from './instruction.ts'
import { nodesReaching } from './reach.ts'

/** A point where weights enter: unit `unit` of a dense or parameter node. */
export interface EntryPoint {
  readonly node: NodeId
  readonly unit: number
}

/** One derivative of a row of the Jacobian: with respect to column `column`, its value at `jacobian.values[slot]`. */
export interface Entry {
  readonly column: number
  readonly slot: number
}

export interface StepJacobian {
  /** Columns 0..stateColumns-1 are the old live states' elements, the next ones the entry points. */
  readonly stateColumns: number
  readonly entryPoints: readonly EntryPoint[]
  /** For each element of the new live states, its nonzero derivatives in ascending order of column. */
  readonly rows: readonly (readonly Entry[])[]
  readonly values: Float64Array
  /** Fills in the values from one step's node values. */
  evaluate(values: Float64Array, row: number): void
}

/** Derivatives of one element of a node. */
type Pattern = readonly Entry[]

export function stepJacobian(machine: Machine, live: Cell['states']): StepJacobian {
  const { cell, offsets, weights, differentiable } = machine
  const needed = nodesReaching(
    cell,
    live.map(({ next }) => next),
  )
  const entryPoints: EntryPoint[] = []
  const initial: number[] = []
  const newSlot = (value = 0): number => initial.push(value) - 1
  const passes: ((jacobian: Float64Array, values: Float64Array, row: number) => void)[] = []
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
          return first === undefined ? none : none.map((_, i) => [{ column: first + i, slot: newSlot(1) }])
        }
        case 'parameter':
          return none.map((_, unit) => [enter(id, unit)])
        case 'dense': {
          const terms = segmentsOf(machine, node).flatMap((segment, s) =>
            segment.differentiable
              ? patterns[node.sources[s]].map((pattern, k) => ({ pattern, column: segment.column + k }))
              : [],
          )
          const first = cell.parameters[node.weights].offset
          return none.map((_, unit) => {
            const merged = merge(
              terms.map(({ pattern }) => pattern),
              (to, from, term) => {
                const weight = first + terms[term].column * node.size + unit
                passes.push(jacobian => {
                  jacobian[to] += weights[weight] * jacobian[from]
                })
              },
            )
            return [...merged, enter(id, unit)]
          })
        }
        case 'unary': {
          const { slope } = unaryOperations[node.operation]
          const [from, out] = [offsets[node.source], offsets[id]]
          return patterns[node.source].map((pattern, i) =>
            scaled(pattern, (values, row) => slope(values[row + from + i], values[row + out + i])),
          )
        }
        case 'affine':
          return patterns[node.source].map(pattern => scaled(pattern, () => node.scale))
        case 'binary': {
          const [a, b] = [offsets[node.left], offsets[node.right]]
          return none.map((_, i) => {
            const [left, right] = [patterns[node.left][i], patterns[node.right][i]]
            if (node.operation === 'multiply')
              return joined([
                scaled(left, (values, row) => values[row + b + i]),
                scaled(right, (values, row) => values[row + a + i]),
              ])
            return joined([left, node.operation === 'add' ? right : scaled(right, () => -1)])
          })
        }
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
    return { column: stateColumns + entryPoints.length - 1, slot: newSlot(1) }
  }

  /** A copy of a pattern, each value times a factor known at run time. */
  function scaled(pattern: Pattern, factor: (values: Float64Array, row: number) => number): Pattern {
    if (pattern.length === 0) return pattern
    const copy = pattern.map(({ column }) => ({ column, slot: newSlot() }))
    const from = pattern.map(({ slot }) => slot)
    const to = copy[0].slot
    passes.push((jacobian, values, row) => {
      const by = factor(values, row)
      for (let k = 0; k < from.length; k++) jacobian[to + k] = by * jacobian[from[k]]
    })
    return copy
  }

  /** The sum of several patterns; a single one is itself. */
  function joined(sources: readonly Pattern[]): Pattern {
    const filled = sources.filter(({ length }) => length > 0)
    if (filled.length <= 1) return filled[0] ?? []
    return merge(filled, (to, from) => {
      passes.push(jacobian => {
        jacobian[to] += jacobian[from]
      })
    })
  }

  /** New slots for the union of the patterns' columns, zeroed at every step; `accumulate` then plans each term. */
  function merge(sources: readonly Pattern[], accumulate: (to: number, from: number, source: number) => void): Entry[] {
    const columns = [...new Set(sources.flatMap(pattern => pattern.map(({ column }) => column)))].sort((a, b) => a - b)
    const union = columns.map(column => ({ column, slot: newSlot() }))
    if (union.length === 0) return union
    const slotOf = new Map(union.map(({ column, slot }) => [column, slot]))
    const [from, to] = [union[0].slot, union[0].slot + union.length]
    passes.push(jacobian => {
      jacobian.fill(0, from, to)
    })
    sources.forEach((pattern, index) => {
      for (const { column, slot } of pattern) accumulate(slotOf.get(column)!, slot, index)
    })
    return union
  }

  const jacobian = Float64Array.from(initial)
  return {
    stateColumns,
    entryPoints,
    rows: live.flatMap(({ next }) => patterns[next]),
    values: jacobian,
    evaluate(values, row) {
      for (const pass of passes) pass(jacobian, values, row)
    },
  }
}
