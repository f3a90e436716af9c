// Forward mode: the influence matrix J(t) = d (live states at t) / d weights, carried along by
//   J(t) = D(t) J(t-1) + G(t)
// with D and G the step's Jacobian with respect to the old states and the weights (R. J. Williams & D. Zipser, 1989, "A learning
// algorithm for continually running fully recurrent neural networks", Neural Computation 1(2):270-280), on the pattern that
// analysis/influence-pattern.ts finds.

import { influenceCost, influencePattern, weightsAt } from '../analysis/influence-pattern.ts'
import { nodesReaching } from '../analysis/reach.ts'
import { segmentsOf } from '../analysis/segments.ts'
import { stepJacobian } from '../analysis/step-jacobian.ts'
import type { Cell } from '../graph.ts'
import { isSymbolic, type Machine } from './instruction.ts'
import { jacobianEvaluation } from './jacobian.ts'

export interface Influence {
  /** Multiply-adds of one `advance`. */
  readonly cost: number
  /** Forgets the past: zero influence, as at the start of a sequence. */
  reset(): void
  /** J(t-1) -> J(t), from the node values of step t, computed with the present weights. */
  advance(values: Float64Array, row: number): void
  /** Adds (dE/d old states) · J to the gradient, given a row of adjoints after a backward pass over the step. */
  collect(adjoint: Float64Array): void
  /** Adds (dE/d new states) · J after `advance`, given adjoints that stopped at the nodes of the new states. */
  collectNew(adjoint: Float64Array): void
  /** Makes the influence on one state zero: its value was set from outside. */
  forget(previous: number): void
}

/** Forward mode for the states that carry derivatives through time. */
export function influence(machine: Machine, live: Cell['states'], steps?: number): Influence {
  const { offsets, gradient } = machine
  const jacobian = stepJacobian(machine.cell, live)
  const evaluate = jacobianEvaluation(machine, jacobian)
  const derivatives = new Float64Array(jacobian.slots.length)
  const sources = jacobian.entryPoints.map(({ node, unit }) => entrySources(machine, node, unit))
  const pattern = influencePattern(jacobian, steps)
  const { placeOf, size } = layOut(pattern, sources)
  const rows = pattern.map((blocks, element) =>
    blocks.map(({ entryPoint, carried, direct }) => ({
      source: sources[entryPoint],
      offset: placeOf(element, entryPoint),
      carried: carried.map(({ element: from, slot }) => ({ from: placeOf(from, entryPoint), slot })),
      direct,
    })),
  )
  const answering = nodesReaching(machine.cell, [machine.cell.output])
  const elements = live.flatMap(({ previous, next: newNode, size: units }, s) =>
    Array.from({ length: units }, (_, i) => ({
      state: previous,
      adjoint: offsets[previous] + i,
      next: offsets[newNode] + i,
      // States that share a node share its influence, which counts once.
      first: live.findIndex(state => state.next === newNode) === s,
      answers: answering[previous],
    })),
  )
  let current = new Float64Array(size)
  let next = new Float64Array(size)

  return {
    cost: influenceCost(machine.cell, jacobian, pattern),
    reset() {
      current.fill(0)
    },
    advance(values, row) {
      evaluate(derivatives, values, row)
      for (const source of sources) source.read(values, row)
      for (const blocks of rows)
        for (const { source, offset, carried, direct } of blocks) {
          const { length, buffer } = source
          if (direct < 0) next.fill(0, offset, offset + length)
          else for (let k = 0; k < length; k++) next[offset + k] = derivatives[direct] * buffer[k]
          for (const { from, slot } of carried)
            for (let k = 0; k < length; k++) next[offset + k] += derivatives[slot] * current[from + k]
        }
      const swap = current
      current = next
      next = swap
    },
    collect(adjoint) {
      rows.forEach((blocks, element) => {
        if (!elements[element].answers) return
        const error = adjoint[elements[element].adjoint]
        for (const { source, offset } of blocks)
          for (let k = 0; k < source.length; k++) gradient[source.weightIndex[k]] += error * current[offset + k]
      })
    },
    collectNew(adjoint) {
      rows.forEach((blocks, element) => {
        const { next: own, first } = elements[element]
        if (!first) return
        for (const { source, offset } of blocks)
          for (let k = 0; k < source.length; k++) gradient[source.weightIndex[k]] += adjoint[own] * current[offset + k]
      })
    },
    forget(previous) {
      rows.forEach((blocks, element) => {
        if (elements[element].state === previous)
          for (const { source, offset } of blocks) current.fill(0, offset, offset + source.length)
      })
    },
  }
}

interface EntrySources {
  readonly length: number
  /** Where the entry point's weights lie in the flat vector. */
  readonly weightIndex: Int32Array
  /** What each weight is multiplied by at this step (1 for a bias). */
  readonly buffer: Float64Array
  read(values: Float64Array, row: number): void
}

function entrySources(machine: Machine, id: number, unit: number): EntrySources {
  const { cell, offsets } = machine
  const node = cell.nodes[id]
  const weightIndex = Int32Array.from(weightsAt(cell, { node: id, unit }))
  const buffer = new Float64Array(weightIndex.length).fill(1)
  const segments =
    node.kind === 'dense'
      ? segmentsOf(cell, node).map(segment => ({
          ...segment,
          from: offsets[segment.source],
          symbolic: isSymbolic(machine, segment.source),
        }))
      : []
  return {
    length: buffer.length,
    weightIndex,
    buffer,
    read(values, row) {
      for (const { column, size, from, symbolic } of segments)
        if (symbolic) for (let k = 0; k < size; k++) buffer[column + k] = k === machine.symbol ? 1 : 0
        else for (let k = 0; k < size; k++) buffer[column + k] = values[row + from + k]
    },
  }
}

/** Gives each block of the pattern its place in the influence array. */
function layOut(pattern: ReturnType<typeof influencePattern>, sources: readonly EntrySources[]) {
  let size = 0
  const places = pattern.map(
    blocks =>
      new Map(
        blocks.map(({ entryPoint }) => {
          const place = size
          size += sources[entryPoint].length
          return [entryPoint, place]
        }),
      ),
  )
  return { size, placeOf: (element: number, entryPoint: number): number => places[element].get(entryPoint)! }
}
