// Writes the report of results. Loaded late: figures take a while to import, and a wrong argument needs none.

import type { Formats } from '../reports/report.ts'
import type { Registry } from '../runner/registry.ts'
import { fileSystemProblem } from '../runner/store-errors.ts'
import { currentCommit } from './commit.ts'
import type { Results } from './results-of.ts'

export interface WrittenReport {
  /** Of report.md, under the folder as the user wrote it. */
  readonly path: string
  /** Of report.html; null when it was not wanted. */
  readonly page: string | null
  /** One sentence. */
  readonly summary: string
  /** Planned trials that have no record yet. */
  readonly missing: number
}

export async function reportOf(
  { stored, ...results }: Pick<Results, 'stored' | 'records' | 'digest'>,
  registry: Registry,
  folder: string,
  formats: Formats = {},
): Promise<WrittenReport> {
  const planned = new Set(stored.plan.trials.map(({ key }) => key)).size
  const { writeReport } = await import('../reports/report.ts')
  try {
    const written = await writeReport({ ...stored, ...results, registry, commit: await currentCommit() }, folder, formats)
    return { ...written, missing: planned - results.records.length }
  } catch (error) {
    throw fileSystemProblem(error, folder)
  }
}
