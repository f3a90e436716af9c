// The rows of the influence matrix, one for each element of a live state: which are updated in place, where their blocks lie, and which
// errors meet them.
//
// A row whose influence only ever comes from itself, and goes to itself, is updated in place (the internal states of LSTM-1997). All
// others are computed from one area into another, and then the two change roles.

import type { InfluenceBlock } from '../../../analysis/influence-pattern.ts'
import { nodesReaching } from '../../../analysis/reach.ts'
import { DOUBLE, padded } from '../../units.ts'
import type { NetState } from '../net/places.ts'
import type { Net } from '../net.ts'
import type { Take } from './room.ts'

export interface PlacedBlock extends InfluenceBlock {
  /** An address in a row that is updated in place, else an offset into either of the two areas. */
  readonly offset: number
  readonly bytes: number
}

/** What belongs to an element of a live state, whatever influences it. */
interface StateElement {
  /** Where the carry area holds the adjoint of its old value. */
  readonly error: number
  /** Where the adjoint of its new value lies; undefined for the second of two states that share a node. */
  readonly newError: number | undefined
  /** An error of the answer reaches its old value within a step. */
  readonly reachesAnswer: boolean
  /** Set to the target after a step that has one (teacher forcing). */
  readonly forced: boolean
}

export interface Row extends StateElement {
  readonly element: number
  readonly inPlace: boolean
  /** One after the other, from `offset` on. */
  readonly blocks: readonly PlacedBlock[]
  readonly offset: number
  readonly bytes: number
}

export interface PlacedRows {
  /** By element. */
  readonly rows: readonly Row[]
  readonly inPlaceArea: number
  readonly inPlaceBytes: number
  /** Where the two areas of all other rows begin; each has `areaBytes`. */
  readonly areas: readonly [number, number]
  readonly areaBytes: number
}

/** `weights`: the weights of each entry point, of which a block has as many elements, padded to pairs. */
export function placeRows(
  net: Net,
  live: readonly NetState[],
  pattern: readonly (readonly InfluenceBlock[])[],
  weights: readonly (readonly number[])[],
  take: Take,
): PlacedRows {
  const inPlace = keepToThemselves(pattern)
  const blockBytes = ({ entryPoint }: InfluenceBlock): number => DOUBLE * padded(weights[entryPoint].length)
  const bytes = pattern.map(blocks => blocks.reduce((sum, block) => sum + blockBytes(block), 0))
  const inPlaceBytes = bytes.reduce((sum, size, element) => sum + (inPlace[element] ? size : 0), 0)
  const areaBytes = bytes.reduce((sum, size, element) => sum + (inPlace[element] ? 0 : size), 0)
  const inPlaceArea = take(inPlaceBytes)
  const areas = [take(areaBytes), take(areaBytes)] as const

  const elements = stateElements(net, live)
  const end = { inPlace: inPlaceArea, inAreas: 0 }
  const rows = pattern.map((blocks, element): Row => {
    const where = inPlace[element] ? 'inPlace' : 'inAreas'
    const offset = end[where]
    const placed = blocks.map(block => {
      const start = end[where]
      end[where] += blockBytes(block)
      return { ...block, offset: start, bytes: blockBytes(block) }
    })
    return { ...elements[element], element, inPlace: inPlace[element], blocks: placed, offset, bytes: bytes[element] }
  })
  return { rows, inPlaceArea, inPlaceBytes, areas, areaBytes }
}

/** For each row: it reads no other row's blocks, and no other row reads its own. */
function keepToThemselves(pattern: readonly (readonly InfluenceBlock[])[]): boolean[] {
  const alone = pattern.map(() => true)
  for (const [element, blocks] of pattern.entries())
    for (const { carried } of blocks)
      for (const { element: from } of carried)
        if (from !== element) {
          alone[element] = false
          alone[from] = false
        }
  return alone
}

function stateElements(net: Net, live: readonly NetState[]): StateElement[] {
  const reachesAnswer = nodesReaching(net.cell, [net.cell.output])
  return live.flatMap(({ previous, next, size, carry, forced }, s) => {
    const isFirst = live.findIndex(state => state.next === next) === s
    const newError = isFirst ? net.adjoint(next)?.offset : undefined
    return Array.from({ length: size }, (_, i) => ({
      error: carry + i * DOUBLE,
      newError: newError === undefined ? undefined : newError + i * DOUBLE,
      reachesAnswer: reachesAnswer[previous],
      forced,
    }))
  })
}
