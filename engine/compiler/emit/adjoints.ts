// Where the adjoints of a backward pass over one step are while its code is written: nowhere yet (zero), in the area that the step after
// it left behind, or in their own place. Knowing it when the code is written saves clearing them at every step.

import type { NodeId } from '../../graph.ts'
import type { Net } from '../plan/net.ts'
import { at, type Place, type Pointer } from './assembler.ts'

export interface Adjoints {
  /** Whether anything is done with the node's adjoint. */
  isWanted(id: NodeId): boolean
  /** Where the adjoint so far is; undefined while it is zero. */
  placeOf(id: NodeId): Place | undefined
  /** Where the adjoint is to be stored, and is from now on. */
  store(id: NodeId): Place
  /** The adjoint's own place. */
  ownPlace(id: NodeId): Place
  snapshot(): ReadonlyMap<NodeId, Place>
  restore(snapshot: ReadonlyMap<NodeId, Place>): void
}

/**
 * `carryIn`: what the step after left for the live states, undefined for none; `carryOut`: where this step leaves what the one before
 * it reads.
 */
export function adjointsFor(net: Net, active: readonly boolean[], carryIn: Pointer | undefined, carryOut: Pointer): Adjoints {
  const places = new Map<NodeId, Place>()
  const carryOutOf = new Map(net.states.map(({ previous, carry }) => [previous, at(carryOut, carry)]))
  const nextCounts = new Map<NodeId, number>()
  for (const { next, live } of net.states) if (live) nextCounts.set(next, (nextCounts.get(next) ?? 0) + 1)
  if (carryIn)
    for (const { next, live, carry } of net.states) if (live && nextCounts.get(next) === 1) places.set(next, at(carryIn, carry))
  const ownPlace = (id: NodeId): Place => {
    const own = carryOutOf.get(id) ?? net.adjoint(id)
    if (own === undefined) throw new Error(`node ${id} has no adjoint`)
    return at('base' in own ? own.base : undefined, own.offset)
  }
  return {
    isWanted: id => active[id],
    placeOf: id => places.get(id),
    store(id) {
      const place = ownPlace(id)
      places.set(id, place)
      return place
    },
    ownPlace,
    snapshot: () => new Map(places),
    restore(snapshot) {
      places.clear()
      for (const [id, place] of snapshot) places.set(id, place)
    },
  }
}
