// Forwards: a sequence in pieces of bounded length.

import type { Sequence } from '../../sequence.ts'
import type { MemoryMap } from '../plan/memory.ts'
import { type Feeder, visibleSteps } from './feeder.ts'

export type Forward = (previous: number, end: number, targetRows: number, answers: number, targets: number) => void

/** Runs forwards in pieces of at most `rows` steps; `before` is called as each piece begins. Returns the answers. */
export function runForward(
  feed: Feeder,
  map: MemoryMap,
  forward: Forward,
  rows: number,
  sequence: Sequence,
  before?: (step: number, target: number) => void,
): Float64Array {
  const steps = visibleSteps(sequence)
  feed.start()
  if (steps > rows) feed.makeRoom(sequence)
  for (let from = 0, target = 0; from < steps; from += rows) {
    before?.(from, target)
    const count = Math.min(rows, steps - from)
    feed.inputs(sequence, from, count, 0)
    const fed = feed.targets(sequence, target, from, count, 0, 0)
    forward(feed.rowAt(0), feed.rowAt(count), map.targetRows, map.answers, map.targets)
    if (steps <= rows) return feed.answers
    feed.keep(target, fed)
    target += fed
    feed.carryOn(count, target > 0 && sequence.targetSteps[target - 1] === from + count - 1)
  }
  return feed.kept()
}
