// The lists of sums and collections as tables in memory, which loops read: code for each would grow too long.

import type { Collection } from './collections.ts'
import type { Take } from './room.ts'
import { SUM_KINDS, type Sum, type SumKind } from './sums.ts'

/** i32 fields of a row. `buffer` and `factor` are read by sums that begin with them only. */
export const SUM_FIELDS = ['to', 'pairs', 'from', 'stride', 'count', 'derivatives', 'buffer', 'factor'] as const
/** `moving`: 1 where `from` is an offset into the area of the last step, 0 where it is an address. */
export const COLLECTION_FIELDS = ['weights', 'pairs', 'moving', 'from', 'stride', 'count', 'errors'] as const
export const SUM_BYTES = 4 * SUM_FIELDS.length
export const COLLECTION_BYTES = 4 * COLLECTION_FIELDS.length

/** Addresses of the first row and of what comes behind the last one. */
export interface Table {
  readonly start: number
  readonly end: number
}

export interface InfluenceTables {
  /** What whoever runs the code writes, as i32, from `address` on. */
  readonly words: readonly number[]
  readonly address: number
  readonly sums: Readonly<Record<SumKind, Table>>
  readonly collections: Table
  readonly newCollections: Table
}

export function placeTables(
  sums: readonly Sum[],
  collections: readonly Collection[],
  newCollections: readonly Collection[],
  take: Take,
): InfluenceTables {
  // As if all rows were as long as those of sums, and three more.
  const address = take(SUM_BYTES * (sums.length + collections.length + newCollections.length + 3))
  const words: number[] = []
  const append = (rows: readonly (readonly number[])[]): Table => {
    const start = address + 4 * words.length
    for (const row of rows) words.push(...row)
    return { start, end: address + 4 * words.length }
  }
  const [zero, direct, there] = SUM_KINDS.map(kind => append(sums.filter(({ begins }) => begins.kind === kind).map(sumRow)))
  return {
    words,
    address,
    sums: { zero, direct, there },
    collections: append(collections.map(collectionRow)),
    newCollections: append(newCollections.map(collectionRow)),
  }
}

function sumRow({ begins, ...sum }: Sum): number[] {
  const { buffer, factor } = begins.kind === 'direct' ? begins : { buffer: 0, factor: 0 }
  const fields = { ...sum, buffer, factor }
  return SUM_FIELDS.map(field => fields[field])
}

function collectionRow({ inPlace, ...collection }: Collection): number[] {
  const fields = { ...collection, moving: inPlace ? 0 : 1 }
  return COLLECTION_FIELDS.map(field => fields[field])
}
