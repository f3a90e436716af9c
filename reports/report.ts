// Writes the report of a plan: report.md and its figures, in one folder.

import { join } from 'node:path'
import { composeReport, type ReportInput } from './compose.ts'
import { writeWhole } from './write-file.ts'

export type { ReportInput } from './compose.ts'
export { digestOfResults } from './digest.ts'
export { deterministicPart } from './parts.ts'

/**
 * Writes `folder`/report.md and `folder`/figures/*.svg, each file whole or not at all and the report last, so that a report never names a
 * figure that is not there. Returns the path of the report, and its summary (markdown).
 */
export async function writeReport(input: ReportInput, folder: string): Promise<{ path: string; summary: string }> {
  const { markdown, summary, figures } = composeReport(input)
  for (const { file, svg } of figures) await writeWhole(join(folder, file), svg)
  const path = join(folder, 'report.md')
  await writeWhole(path, markdown)
  return { path, summary }
}
