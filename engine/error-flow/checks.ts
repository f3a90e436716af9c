// What the error flow is asked about, and what it refuses.

import { type Cell, describeNode, type NodeId } from '../graph.ts'
import type { Tape } from './tape.ts'

/** Units where an error starts: one unit of a node, or all of them (each with an error of 1) where `unit` is left out. */
export interface Units {
  /** Any node but the input, or the name of a dense one (that of its weights), whose value is its units' net input. */
  readonly node: NodeId | string
  readonly unit?: number
}

/** Throws a RangeError for a step that the last run did not have. */
export function checkStep({ length, machine }: Tape, t: number): void {
  if (!(Number.isInteger(t) && t >= 0 && t < length))
    throw new RangeError(
      `Cell '${machine.cell.name}': expected a step of the last run (${length === 0 ? 'none yet' : `0..${length - 1}`}), got ${t}`,
    )
}

/** Throws a RangeError for a lag that leads beyond the first step of the run. */
export function checkLag(tape: Tape, t: number, q: number, most: number): void {
  checkStep(tape, t)
  if (!(Number.isInteger(q) && q >= 0 && q <= most))
    throw new RangeError(`Cell '${tape.machine.cell.name}': expected a lag of 0..${most} back from step ${t}, got ${q}`)
}

/** The dense node meant. Throws a TypeError where the cell has none or several of that name. */
export function denseNode(cell: Cell, node: NodeId | string): NodeId {
  const { nodes, parameters } = cell
  const dense = nodes.flatMap((one, id) => (one.kind === 'dense' ? [{ id, name: parameters[one.weights].name }] : []))
  const found = dense.filter(({ id, name }) => node === id || node === name)
  if (found.length === 1) return found[0].id
  const there = dense.map(({ id, name }) => `'${name}' (node ${id})`).join(', ')
  throw new TypeError(
    `Cell '${cell.name}': expected one dense node of ${there || '(none)'}, got ${typeof node === 'string' ? `'${node}'` : `node ${node}`}`,
  )
}

/** The elements meant, each of a node's value. Throws a TypeError or RangeError where there are none such. */
export function elementsOf(cell: Cell, { node, unit }: Units): { node: NodeId; element: number }[] {
  const id = typeof node === 'string' ? denseNode(cell, node) : node
  const kind = cell.nodes[id]?.kind
  if (kind === undefined || kind === 'input')
    throw new TypeError(`Cell '${cell.name}': expected a node that the net computes, got ${kind ?? `node ${id}`}`)
  const { size } = cell.nodes[id]
  if (unit === undefined) return Array.from({ length: size }, (_, element) => ({ node: id, element }))
  if (!(Number.isInteger(unit) && unit >= 0 && unit < size))
    throw new RangeError(`Cell '${cell.name}': expected a unit 0..${size - 1} of ${describeNode(cell, id)}, got ${unit}`)
  return [{ node: id, element: unit }]
}
