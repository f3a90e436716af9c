// Which weights can ever influence which elements of the live states, read off the step Jacobian: the pattern of the influence matrix
// J(t) = d (live states at t) / d weights, whose recursion is J(t) = D(t) J(t-1) + G(t).
//
// Dense for a fully recurrent net (the O(n^4) of real-time recurrent learning), a few blocks for a cell whose stopGradients make D
// diagonal. Cut to the influences that arise within n steps it is SnAp-n (J. Menick, E. Elsen, U. Evci, S. Osindero, K. Simonyan &
// A. Graves, 2021, "Practical real time recurrent learning with a sparse approximation", ICLR).

import type { Cell } from '../graph.ts'
import type { EntryPoint, StepJacobian } from './step-jacobian.ts'

/** d (state element) / d (weights of one entry point). */
export interface InfluenceBlock {
  readonly entryPoint: number
  /** State elements of the previous step whose block of this entry point passes on to this one, with the slots of their factors. */
  readonly carried: readonly { readonly element: number; readonly slot: number }[]
  /** Slot of d (state element) / d (entry point) within the step; -1 where there is none. */
  readonly direct: number
}

/** Products of a derivative and a block in one step; with more, a step would take seconds and its lists gigabytes. */
const MOST_PRODUCTS = 10_000_000

/**
 * For each live state element, its blocks in ascending order of entry point. `steps`: SnAp-n's n; without it the pattern is exact. Throws a
 * RangeError where the pattern is too large to be carried along.
 */
export function influencePattern({ rows, stateColumns }: StepJacobian, steps = Number.POSITIVE_INFINITY): InfluenceBlock[][] {
  const reached = rows.map(row => new Set(row.flatMap(({ column }) => (column >= stateColumns ? [column - stateColumns] : []))))
  for (let step = 1, grown = true; grown && step < steps; step++) {
    grown = false
    // From the sets of the step before, so that one round is one step.
    const before = reached.map(set => [...set])
    const products = rows.reduce(
      (sum, row) => row.reduce((part, { column }) => part + (column < stateColumns ? before[column].length : 0), sum),
      0,
    )
    if (products > MOST_PRODUCTS)
      throw new RangeError(
        `Forward mode would take ${products} products of blocks a step, of which at most ${MOST_PRODUCTS} are carried out`,
      )
    rows.forEach((row, element) => {
      for (const { column } of row)
        if (column < stateColumns)
          for (const entryPoint of before[column])
            if (!reached[element].has(entryPoint)) {
              reached[element].add(entryPoint)
              grown = true
            }
    })
  }
  return rows.map((row, element) =>
    [...reached[element]]
      .sort((a, b) => a - b)
      .map(entryPoint => ({
        entryPoint,
        carried: row.flatMap(({ column, slot }) =>
          column < stateColumns && reached[column].has(entryPoint) ? [{ element: column, slot }] : [],
        ),
        direct: row.find(({ column }) => column === stateColumns + entryPoint)?.slot ?? -1,
      })),
  )
}

/** Weights that enter at a point: a unit's weights and its bias, or one weight of a vector. */
export function weightsAt({ nodes, parameters }: Cell, { node: id, unit }: EntryPoint): number[] {
  const node = nodes[id]
  if (node.kind === 'parameter') return [parameters[node.parameter].offset + unit]
  if (node.kind !== 'dense') throw new TypeError(`Expected weights to enter at a dense or parameter node, got '${node.kind}'`)
  const { columns, offset } = parameters[node.weights]
  const weights = Array.from({ length: columns }, (_, column) => offset + column * node.size + unit)
  return node.bias < 0 ? weights : [...weights, parameters[node.bias].offset + unit]
}

/** Multiply-adds of one step of J(t) = D(t) J(t-1) + G(t). */
export function influenceCost(
  cell: Cell,
  { entryPoints }: StepJacobian,
  pattern: readonly (readonly InfluenceBlock[])[],
): number {
  const lengths = entryPoints.map(point => weightsAt(cell, point).length)
  return pattern
    .flat()
    .reduce((sum, { entryPoint, carried, direct }) => sum + lengths[entryPoint] * (carried.length + (direct < 0 ? 0 : 1)), 0)
}
