// Writes the report of a stored plan. Loaded late: figures take a while to import, and a wrong argument needs none.

import { UsageError } from '../runner/errors.ts'
import type { Registry } from '../runner/registry.ts'
import type { Store } from '../runner/store.ts'
import { fileSystemProblem } from '../runner/store-errors.ts'
import { currentCommit } from './commit.ts'

export interface WrittenReport {
  /** Of report.md, under the folder as the user wrote it. */
  readonly path: string
  /** One sentence. */
  readonly summary: string
  /** Planned trials that have no record yet. */
  readonly missing: number
}

export async function reportOf(store: Store, planId: string, registry: Registry, folder: string): Promise<WrittenReport> {
  const stored = store.plan(planId)
  if (stored === undefined) throw new UsageError([`Expected a plan of suite \`${planId}\` in \`${store.path}\`, found none`])
  const keys = [...new Set(stored.plan.trials.map(({ key }) => key))]
  const records = store.records(keys)
  const { writeReport } = await import('../reports/report.ts')
  try {
    const written = await writeReport({ ...stored, records, registry, commit: await currentCommit() }, folder)
    return { ...written, missing: keys.length - records.length }
  } catch (error) {
    throw fileSystemProblem(error, folder)
  }
}
