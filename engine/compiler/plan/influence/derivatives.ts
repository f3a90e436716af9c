// Where the derivatives of a step, D and what is direct in G, are kept for the recursion. Those of one row lie together, the ones with
// respect to states first, so that a sum over states walks along them.

import { type Entry, ONE, type StepJacobian } from '../../../analysis/step-jacobian.ts'
import { DOUBLE } from '../../units.ts'
import type { Take } from './room.ts'
import type { Row } from './rows.ts'

export interface PlacedDerivatives {
  /** Those to compute at every step, by their slots in the step Jacobian. */
  readonly computed: readonly { readonly slot: number; readonly address: number }[]
  /** Addresses of those that are always 1. */
  readonly ones: readonly number[]
  /** Address of d (state element) / d (element of the old states). */
  ofState(element: number, from: number): number
  /** Address of d (state element) / d (entry point) within the step. */
  ofEntryPoint(element: number, entryPoint: number): number
}

export function placeDerivatives(jacobian: StepJacobian, rows: readonly Row[], take: Take): PlacedDerivatives {
  const computed: { slot: number; address: number }[] = []
  const ones: number[] = []
  const addresses = rows.map(({ element, blocks }) => {
    const entries = usedEntries(jacobian, element, blocks)
    const first = take(DOUBLE * entries.length)
    return new Map(
      entries.map(({ column, slot }, i) => {
        const address = first + DOUBLE * i
        if (slot === ONE) ones.push(address)
        else computed.push({ slot, address })
        return [column, address]
      }),
    )
  })
  return {
    computed,
    ones,
    ofState: (element, from) => addresses[element].get(from)!,
    ofEntryPoint: (element, entryPoint) => addresses[element].get(jacobian.stateColumns + entryPoint)!,
  }
}

/** Derivatives that a block of the row is multiplied by: where influences are cut, not all are. */
function usedEntries({ rows }: StepJacobian, element: number, blocks: Row['blocks']): Entry[] {
  const used = new Set(blocks.flatMap(({ carried, direct }) => [...carried.map(({ slot }) => slot), direct]))
  return rows[element].filter(({ slot }) => used.has(slot))
}
