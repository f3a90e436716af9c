// How the trials of two paired cells ended, in the form that the tests take.

import type { Counters } from '../../runner/record.ts'
import type { WaitingTime } from '../statistics/kaplan-meier.ts'
import { spentBy } from '../waiting-time.ts'
import type { ResultCell } from './pair-cells.ts'

export interface CellOutcomes {
  /** By seed: the i-th of a and the i-th of b have the same seed. None: no seed is in both. */
  readonly pairing: 'by seed' | 'none'
  readonly a: readonly WaitingTime[]
  readonly b: readonly WaitingTime[]
}

/** Of the trials that have finished (solved, unsolved, diverged); null where one of the cells has none to offer. */
export function outcomesOf(a: ResultCell, b: ResultCell, counter: keyof Counters): CellOutcomes | null {
  const [timesA, timesB] = [finished(a, counter), finished(b, counter)]
  const seeds = [...timesA.keys()].filter(seed => timesB.has(seed)).sort((x, y) => x - y)
  if (seeds.length > 0) {
    return { pairing: 'by seed', a: seeds.map(seed => timesA.get(seed)!), b: seeds.map(seed => timesB.get(seed)!) }
  }
  // A seed that both ran but only one finished leaves nothing to pair, and is no independent sample either.
  if (timesA.size === 0 || timesB.size === 0 || [...a.trials.keys()].some(seed => b.trials.has(seed))) return null
  return { pairing: 'none', a: [...timesA.values()], b: [...timesB.values()] }
}

function finished({ trials }: ResultCell, counter: keyof Counters): ReadonlyMap<number, WaitingTime> {
  return new Map(
    [...trials].flatMap(([seed, { result }]): [number, WaitingTime][] => {
      const own = spentBy(result, counter)
      return own === null ? [] : [[seed, own]]
    }),
  )
}
