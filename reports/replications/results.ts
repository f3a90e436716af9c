// The committed results that replication notes rest on, each folder read once.

import { fileURLToPath } from 'node:url'
import { readSoundResults } from '../../runner/exchange/read.ts'
import { loadRegistry } from '../../runner/registry.ts'
import type { Comparison } from '../compare.ts'
import { digestOfResults } from '../digest.ts'
import { type Grid, makeGrid } from '../grid.ts'
import { comparisonsOf } from '../sections/published.ts'

const root = new URL('../../', import.meta.url)

export interface Results {
  readonly grid: Grid
  /** In the order of the report, whose row P1 is the first. */
  readonly comparisons: readonly Comparison[]
  readonly digest: string
}

/** Reads folders of results/. The reader throws a UsageError for one that is not there or not as it was written. */
export async function resultsReader(): Promise<(suite: string) => Results> {
  const registry = await loadRegistry()
  const known = new Map<string, Results>()
  return suite => {
    const found = known.get(suite) ?? read(suite)
    known.set(suite, found)
    return found
  }

  function read(suite: string): Results {
    const { stored, records } = readSoundResults(fileURLToPath(new URL(`results/${suite}`, root)))
    const grid = makeGrid(stored.plan, records, registry)
    return { grid, comparisons: comparisonsOf(grid), digest: digestOfResults(records.map(({ result }) => result)) }
  }
}
