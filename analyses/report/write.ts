// Writes an analysis into a folder: figures and data first and the report last, each file whole or not at all.

import { join } from 'node:path'
import type { Json } from '../../engine/canonical.ts'
import { writeWhole } from '../../reports/write-file.ts'
import type { Analysis } from '../analysis.ts'
import { composeAnalysis } from './compose.ts'
import { type AnalysisData, dataText } from './data.ts'

/** Returns the path of report.md. */
export async function writeAnalysis<Data extends Json>(
  analysis: Analysis<Data>,
  result: AnalysisData<Data>,
  folder: string,
  commit: string | null,
): Promise<string> {
  const { markdown, figures } = composeAnalysis(analysis, result, commit)
  for (const { file, svg } of figures) await writeWhole(join(folder, file), svg)
  await writeWhole(join(folder, 'data.json'), dataText(result))
  const path = join(folder, 'report.md')
  await writeWhole(path, markdown)
  return path
}
