// Forward mode: the influence matrix J(t) = d (live states at t) / d weights, carried along by
//   J(t) = D(t) J(t-1) + G(t)
// with D and G the step's Jacobian with respect to the old states and the weights (R. J. Williams & D. Zipser, 1989, "A learning
// algorithm for continually running fully recurrent neural networks", Neural Computation 1(2):270-280). J is stored on the pattern
// that the graph can reach: dense for a fully recurrent net (the O(n^4) of real-time recurrent learning), a few blocks for a cell
// whose stopGradients make D diagonal (O(1) per weight for LSTM as published in 1997).

import type { Cell } from '../graph.ts'
import { segmentsOf } from './dense.ts'
import type { Machine } from './instruction.ts'
import { type StepJacobian, stepJacobian } from './step-jacobian.ts'

/** d (state element) / d (weights of one entry point): numbers offset..offset+length-1 of the influence array. */
interface Block {
  readonly entryPoint: number
  readonly offset: number
  /** Blocks of the previous step that pass on to this one, each with the slot of its factor in the step Jacobian. */
  readonly carried: readonly { readonly from: number; readonly slot: number }[]
  /** Slot of d (state element) / d (entry point) within the step; -1 where there is none. */
  readonly direct: number
}

export interface Influence {
  /** Multiply-adds of one `advance`. */
  readonly cost: number
  /** Forgets the past: zero influence, as at the start of a sequence. */
  reset(): void
  /** J(t-1) -> J(t), from the node values of step t, computed with the present weights. */
  advance(values: Float64Array, row: number): void
  /** Adds (dE/d old states) · J to the gradient, given a row of adjoints after a backward pass over the step. */
  collect(adjoint: Float64Array): void
}

/** Forward mode for the states that carry derivatives through time. */
export function influence(machine: Machine, live: Cell['states']): Influence {
  const { offsets, gradient } = machine
  const jacobian = stepJacobian(machine, live)
  const sources = jacobian.entryPoints.map(({ node, unit }) => entrySources(machine, node, unit))
  const { rows, size } = layOut(jacobian, sources)
  let current = new Float64Array(size)
  let next = new Float64Array(size)
  const stateOffsets = live.flatMap(({ previous, size: units }) => Array.from({ length: units }, (_, i) => offsets[previous] + i))

  return {
    cost: rows
      .flat()
      .reduce(
        (sum, { entryPoint, carried, direct }) => sum + sources[entryPoint].length * (carried.length + (direct < 0 ? 0 : 1)),
        0,
      ),
    reset() {
      current.fill(0)
    },
    advance(values, row) {
      jacobian.evaluate(values, row)
      for (const source of sources) source.read(values, row)
      for (const blocks of rows)
        for (const { entryPoint, offset, carried, direct } of blocks) {
          const { length, buffer } = sources[entryPoint]
          const factor = direct < 0 ? 0 : jacobian.values[direct]
          for (let k = 0; k < length; k++) next[offset + k] = factor * buffer[k]
          for (const { from, slot } of carried) {
            const weight = jacobian.values[slot]
            for (let k = 0; k < length; k++) next[offset + k] += weight * current[from + k]
          }
        }
      const swap = current
      current = next
      next = swap
    },
    collect(adjoint) {
      rows.forEach((blocks, element) => {
        const error = adjoint[stateOffsets[element]]
        if (error === 0) return
        for (const { entryPoint, offset } of blocks) {
          const { length, weightIndex } = sources[entryPoint]
          for (let k = 0; k < length; k++) gradient[weightIndex[k]] += error * current[offset + k]
        }
      })
    },
  }
}

interface EntrySources {
  readonly length: number
  /** Where the entry point's weights lie in the flat vector. */
  readonly weightIndex: Int32Array
  /** What each weight is multiplied by at this step (1 for a bias); shared by the units of one node. */
  readonly buffer: Float64Array
  read(values: Float64Array, row: number): void
}

function entrySources(machine: Machine, id: number, unit: number): EntrySources {
  const { cell } = machine
  const node = cell.nodes[id]
  if (node.kind === 'parameter')
    return {
      length: 1,
      weightIndex: Int32Array.of(cell.parameters[node.parameter].offset + unit),
      buffer: Float64Array.of(1),
      read() {},
    }
  if (node.kind !== 'dense') throw new TypeError(`Expected weights to enter at a dense or parameter node, got '${node.kind}'`)
  const { columns, offset } = cell.parameters[node.weights]
  const segments = segmentsOf(machine, node)
  const biased = node.bias >= 0
  const weightIndex = Int32Array.from({ length: columns }, (_, column) => offset + column * node.size + unit)
  const buffer = new Float64Array(columns + (biased ? 1 : 0)).fill(1)
  return {
    length: buffer.length,
    weightIndex: biased ? Int32Array.of(...weightIndex, cell.parameters[node.bias].offset + unit) : weightIndex,
    buffer,
    read(values, row) {
      for (const { column, size, offset: from, symbolic } of segments)
        if (symbolic) for (let k = 0; k < size; k++) buffer[column + k] = k === machine.symbol ? 1 : 0
        else for (let k = 0; k < size; k++) buffer[column + k] = values[row + from + k]
    },
  }
}

/** Finds, for every live state element, the entry points that can ever influence it, and gives each such block its place. */
function layOut({ rows, stateColumns, entryPoints }: StepJacobian, sources: readonly EntrySources[]) {
  const reached = rows.map(row => new Set(row.flatMap(({ column }) => (column >= stateColumns ? [column - stateColumns] : []))))
  for (let grown = true; grown; ) {
    grown = false
    rows.forEach((row, element) => {
      for (const { column } of row)
        if (column < stateColumns)
          for (const entryPoint of reached[column])
            if (!reached[element].has(entryPoint)) {
              reached[element].add(entryPoint)
              grown = true
            }
    })
  }
  let size = 0
  const places = reached.map(set => {
    const places = new Map<number, number>()
    for (let entryPoint = 0; entryPoint < entryPoints.length; entryPoint++)
      if (set.has(entryPoint)) {
        places.set(entryPoint, size)
        size += sources[entryPoint].length
      }
    return places
  })
  const blocks = rows.map((row, element): Block[] =>
    [...places[element]].map(([entryPoint, offset]) => ({
      entryPoint,
      offset,
      carried: row.flatMap(({ column, slot }) => {
        const from = column < stateColumns ? places[column].get(entryPoint) : undefined
        return from === undefined ? [] : [{ from, slot }]
      }),
      direct: row.find(({ column }) => column === stateColumns + entryPoint)?.slot ?? -1,
    })),
  )
  return { rows: blocks, size }
}
