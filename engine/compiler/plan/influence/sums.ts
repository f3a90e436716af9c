// Blocks that are computed from the area of the step before into the other one. Each is a sum of blocks of that step; neighbouring
// blocks of a row with the same summands are one longer sum, which is then cut into parts that stay in the cache.

import { ONE } from '../../../analysis/step-jacobian.ts'
import { PAIR } from '../../units.ts'
import type { BufferOf } from './buffers.ts'
import type { PlacedDerivatives } from './derivatives.ts'
import type { Row } from './rows.ts'
import { type Run, runsOf, type Summand, stretches } from './runs.ts'

/** How a sum can begin, in the order in which sums are computed: those that add to what is there come after those that put it there. */
export const SUM_KINDS = ['zero', 'direct', 'there'] as const
export type SumKind = (typeof SUM_KINDS)[number]

/** Part of a row: `pairs` pairs at `to` in the new area become (what they begin with) + Σ D_i · pairs at `from` + i · stride. */
export interface Sum {
  readonly to: number
  readonly pairs: number
  /** With 0, with the factor · buffer that the weights bring within the step (G), or with what an earlier sum left there. */
  readonly begins:
    | { readonly kind: 'zero' | 'there' }
    | { readonly kind: 'direct'; readonly buffer: number; readonly factor: number }
  /** Within the old area. */
  readonly from: number
  readonly stride: number
  readonly count: number
  /** Address of the first of `count` consecutive derivatives. */
  readonly derivatives: number
}

/** Sums are cut so that the blocks that they read stay in the nearest cache while all rows read them. In pairs. */
const TILE = 64

const NO_SUMMANDS: Run = { from: 0, stride: 0, count: 0, factors: 0 }

/** `one`: address of [1, 0]. Sums that read the same tile of the old area come one after the other. */
export function sumsOf(rows: readonly Row[], derivatives: PlacedDerivatives, bufferOf: BufferOf, one: number): Sum[] {
  const tileOf = ([{ from }]: readonly Sum[]): number => Math.floor(from / (TILE * PAIR))
  return rows
    .filter(({ inPlace }) => !inPlace)
    .flatMap(row => partsOf(row))
    .sort((a, b) => tileOf(a) - tileOf(b))
    .flat()

  /** The sums of one row, by part; those of one part add to each other and keep their order. */
  function partsOf({ element, blocks }: Row): Sum[][] {
    const withSummands = blocks.map(block => ({
      ...block,
      summands: block.carried.map(({ element: from }) => ({
        from: rows[from].blocks.find(({ entryPoint }) => entryPoint === block.entryPoint)!.offset,
        factor: derivatives.ofState(element, from),
      })),
    }))
    return stretches(withSummands, continues).flatMap(stretch => {
      const [{ offset, direct, entryPoint, summands }] = stretch
      const pairs = stretch.reduce((sum, { bytes }) => sum + bytes, 0) / PAIR
      const factor = direct === ONE ? one : derivatives.ofEntryPoint(element, entryPoint)
      const begins: Sum['begins'] =
        direct < 0 ? { kind: 'zero' } : { kind: 'direct', buffer: bufferOf(entryPoint)?.address ?? one, factor }
      return Array.from({ length: Math.ceil(pairs / TILE) }, (_, tile) => {
        const done = tile * TILE
        const runs = runsOf(summands.map(summand => ({ ...summand, from: summand.from + done * PAIR })))
        return (runs.length > 0 ? runs : [NO_SUMMANDS]).map(
          ({ factors, ...run }, k): Sum => ({
            ...run,
            to: offset + done * PAIR,
            pairs: Math.min(TILE, pairs - done),
            begins: k === 0 ? begins : { kind: 'there' },
            derivatives: factors,
          }),
        )
      })
    })
  }
}

interface BlockSum {
  readonly direct: number
  readonly bytes: number
  readonly summands: readonly Summand[]
}

/** Whether a block is the sum of what lies just behind the summands of the block before it, by the same factors. */
function continues({ direct, summands }: BlockSum, before: BlockSum): boolean {
  return (
    direct < 0 &&
    before.direct < 0 &&
    summands.length === before.summands.length &&
    summands.every(({ from, factor }, k) => {
      const last = before.summands[k]
      return from === last.from + before.bytes && factor === last.factor
    })
  )
}
