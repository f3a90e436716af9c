// Where the influence matrix lies, and the lists of work that its recursion J(t) = D J(t-1) + G and the collection of the gradient come
// down to. Every address is fixed when the plan is made; only the two areas of rows that cannot be updated in place change roles.

import { influenceCost, influencePattern, weightsAt } from '../../../analysis/influence-pattern.ts'
import { type StepJacobian, stepJacobian } from '../../../analysis/step-jacobian.ts'
import { PAIR } from '../../units.ts'
import type { MemoryMap } from '../memory.ts'
import type { Net } from '../net.ts'
import { type SourceBuffer, sourceBuffers } from './buffers.ts'
import { type Collection, collectionsOf, placeWeightTables, type WeightTable } from './collections.ts'
import { type PlacedDerivatives, placeDerivatives } from './derivatives.ts'
import { type InPlaceBlock, inPlaceBlocks } from './in-place.ts'
import { influenceRoom } from './room.ts'
import { type PlacedRows, placeRows, type Row } from './rows.ts'
import { sumsOf } from './sums.ts'
import { type InfluenceTables, placeTables } from './tables.ts'

export interface InfluenceLayout extends Omit<PlacedRows, 'rows'> {
  readonly jacobian: StepJacobian
  /** Multiply-adds of one step. */
  readonly cost: number
  readonly buffers: readonly SourceBuffer[]
  readonly inPlaceBlocks: readonly InPlaceBlock[]
  /** All other work: sums over the old area, and what adds up to the gradient. */
  readonly tables: InfluenceTables
  /** Derivatives to compute at every step. */
  readonly derivatives: PlacedDerivatives['computed']
  /** Addresses of numbers that are always 1. */
  readonly ones: readonly number[]
  readonly weightTables: readonly WeightTable[]
  /** Ranges that hold the influence on forced states: by address where they are in place, else by offset into an area. */
  readonly forced: readonly { readonly inPlace: boolean; readonly offset: number; readonly bytes: number }[]
  /** i32: the addresses of the area of the last step and of the other. */
  readonly pointers: number
  /** i32 per buffer: which symbol it holds. */
  readonly lastSymbols: number
}

/** `steps`: SnAp-n's n; without it nothing is cut. Throws CannotCompile where there is not enough room. */
export function layOutInfluence(net: Net, map: MemoryMap, steps: number | undefined): InfluenceLayout {
  const live = net.states.filter(({ live }) => live)
  const jacobian = stepJacobian(net.cell, live)
  const pattern = influencePattern(jacobian, steps)
  const weights = jacobian.entryPoints.map(point => weightsAt(net.cell, point))
  const take = influenceRoom(map)

  const { rows, ...areas } = placeRows(net, live, pattern, weights, take)
  const derivatives = placeDerivatives(jacobian, rows, take)
  const { buffers, bufferOf } = sourceBuffers(net, jacobian.entryPoints, take)
  const one = take(PAIR)
  const sums = sumsOf(rows, derivatives, bufferOf, one)

  const weightTables = placeWeightTables(net, weights, take)
  const collect = (errorOf: (row: Row) => number | undefined): Collection[] => collectionsOf(rows, weights, weightTables, errorOf)
  const collections = collect(({ error, reachesAnswer }) => (reachesAnswer ? error : undefined))
  // Where the influence is cut, the gradient is also collected from the errors of the new states.
  const newCollections = steps === undefined ? [] : collect(({ newError }) => newError)

  return {
    ...areas,
    jacobian,
    cost: influenceCost(net.cell, jacobian, pattern),
    buffers,
    inPlaceBlocks: inPlaceBlocks(rows, weights, derivatives, bufferOf),
    derivatives: derivatives.computed,
    ones: [...derivatives.ones, one],
    weightTables,
    forced: rows
      .filter(({ forced, bytes }) => forced && bytes > 0)
      .map(({ inPlace, offset, bytes }) => ({ inPlace, offset, bytes })),
    lastSymbols: take(4 * buffers.length),
    pointers: take(PAIR),
    tables: placeTables(sums, collections, newCollections, take),
  }
}
