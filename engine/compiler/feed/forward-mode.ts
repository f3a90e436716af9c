// Forward mode over a sequence: code runs from target to target, so that the weights may change in between.

import type { Sequence } from '../../sequence.ts'
import type { InfluenceLayout } from '../plan/influence/layout.ts'
import type { MemoryMap } from '../plan/memory.ts'
import type { Net } from '../plan/net.ts'
import { DOUBLE } from '../units.ts'
import { type Feeder, visibleSteps } from './feeder.ts'
import type { Running } from './instance.ts'

export interface ForwardModeFunctions {
  readonly forwardMode: (
    previous: number,
    end: number,
    targetRows: number,
    answers: number,
    targets: number,
    last: number,
    stop: number,
  ) => number
}

/** Runs in pieces of at most `rows` steps. */
export function forwardModeRunner(
  net: Net,
  map: MemoryMap,
  { doubles, integers }: Running,
  feed: Feeder,
  layout: InfluenceLayout,
  rows: number,
) {
  const { outputs } = net.cell
  integers.set(layout.tables.words, layout.tables.address / 4)
  for (const { address, gradients } of layout.weightTables) integers.set(gradients, address / 4)
  for (const address of layout.ones) doubles[address / DOUBLE] = 1

  function forgetThePast(): void {
    doubles.fill(0, layout.inPlaceArea / DOUBLE, (layout.inPlaceArea + layout.inPlaceBytes) / DOUBLE)
    doubles.fill(0, layout.areas[0] / DOUBLE, (layout.areas[0] + layout.areaBytes) / DOUBLE)
    integers[layout.pointers / 4] = layout.areas[0]
    integers[layout.pointers / 4 + 1] = layout.areas[1]
  }

  return (functions: ForwardModeFunctions, sequence: Sequence, afterTarget: (() => void) | undefined): Float64Array => {
    const steps = visibleSteps(sequence)
    feed.start()
    feed.makeRoom(sequence)
    forgetThePast()
    for (let from = 0, target = 0; from < steps; from += rows) {
      const count = Math.min(rows, steps - from)
      feed.inputs(sequence, from, count, 0)
      const fed = feed.targets(sequence, target, from, count, 0, 0)
      const end = feed.rowAt(count)
      const last = from + count === steps ? feed.rowAt(count - 1) : 0
      let done = 0
      for (let row = feed.rowAt(0); row !== end; ) {
        const used = DOUBLE * done * outputs
        const targetRow = map.targetRows + 4 * done
        row = functions.forwardMode(row, end, targetRow, map.answers + used, map.targets + used, last, afterTarget ? 1 : 0)
        // It stopped after a target, or at the end of the piece.
        if (afterTarget && done < fed && integers[targetRow / 4] === row - net.rowBytes) {
          done++
          afterTarget()
        }
      }
      feed.keep(target, fed)
      target += fed
      feed.carryOn(count, false)
    }
    return feed.kept()
  }
}
