// Writes the report of a plan: report.md and its figures, and the page report.html if it is wanted, in one folder.

import { join } from 'node:path'
import { composeReport, type ReportInput } from './compose.ts'
import { writeWhole } from './write-file.ts'

export type { ReportInput } from './compose.ts'
export { digestOfResults } from './digest.ts'
export { deterministicPart } from './parts.ts'

/**
 * Writes `folder`/report.md and `folder`/figures/*.svg, each file whole or not at all and the report last, so that a report never names a
 * figure that is not there; with `html`, `folder`/report.html too, which needs no other file; with `png`, each figure as a picture beside its SVG. Returns the paths, and the summary (markdown).
 */
export async function writeReport(
  input: ReportInput,
  folder: string,
  { html = false, png = false }: Formats = {},
): Promise<Written> {
  const report = composeReport(input)
  for (const { file, svg } of report.figures) await writeWhole(join(folder, file), svg)
  if (png) {
    const { rasterise } = await import('./figures/rasterise.ts')
    for (const { file, svg } of report.figures) await writeWhole(join(folder, file.replace(/\.svg$/, '.png')), rasterise(svg))
  }
  const path = join(folder, 'report.md')
  await writeWhole(path, report.markdown)
  const { summary } = report
  if (!html) return { path, summary, page: null }
  const page = join(folder, 'report.html')
  const { renderPage } = await import('./page/page.ts')
  await writeWhole(page, renderPage(report))
  return { path, summary, page }
}

/** What to write beside report.md and its SVG figures. */
export interface Formats {
  readonly html?: boolean
  readonly png?: boolean
}

interface Written {
  readonly path: string
  readonly summary: string
  /** Of report.html; null when it was not wanted. */
  readonly page: string | null
}
