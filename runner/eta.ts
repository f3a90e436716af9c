// How long the rest of a run will take, from the trials that have ended: a trial takes what its cell (all but the seed) took on
// average, else what its method took on its task, else what any trial took.

import type { PlannedTrial } from './plan.ts'

export interface Eta {
  ended(key: string, wallMs: number): void
  /** Milliseconds until all is done on this many threads; undefined while nothing has ended. */
  remainingMs(threads: number): number | undefined
}

interface Times {
  count: number
  totalMs: number
}

interface Cell extends Times {
  readonly pair: Times
  /** Trials that have not ended. */
  left: number
}

export function etaOf(trials: readonly PlannedTrial[]): Eta {
  const all: Times = { count: 0, totalMs: 0 }
  const pairs = new Map<string, Times>()
  const cells = new Map<string, Cell>()
  const cellOfKey = new Map<string, Cell>()
  for (const { key, methodLabel, taskLabel, spec } of trials) {
    if (cellOfKey.has(key)) continue
    const pairName = JSON.stringify([methodLabel, taskLabel])
    const pair = getOrAdd(pairs, pairName, () => ({ count: 0, totalMs: 0 }))
    const cell = getOrAdd(cells, pairName + JSON.stringify(spec.parameters), () => ({ count: 0, totalMs: 0, pair, left: 0 }))
    cell.left += 1
    cellOfKey.set(key, cell)
  }
  return {
    ended(key, wallMs) {
      const cell = cellOfKey.get(key)
      if (cell === undefined) return
      cellOfKey.delete(key)
      cell.left -= 1
      for (const times of [cell, cell.pair, all]) {
        times.count += 1
        times.totalMs += wallMs
      }
    },
    remainingMs(threads) {
      if (all.count === 0) return undefined
      let total = 0
      let longest = 0
      for (const cell of cells.values()) {
        if (cell.left === 0) continue
        const times = [cell, cell.pair, all].find(({ count }) => count > 0)!
        const each = times.totalMs / times.count
        total += each * cell.left
        longest = Math.max(longest, each)
      }
      // The last trials can't be shared out among threads.
      return Math.max(total / threads, longest)
    },
  }
}

function getOrAdd<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}
