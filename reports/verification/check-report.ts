// Makes a report again from its trials and holds the files of a folder against it, byte by byte: the report's deterministic part and
// every figure.

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { composeReport, type ReportInput } from '../compose.ts'
import { deterministicPart } from '../parts.ts'
import { textDifference } from './text-difference.ts'

const MOST_BYTES = 64_000_000

export interface CheckedReport {
  /** A sentence for each file that differs or is not there; none where all are equal. */
  readonly differences: readonly string[]
  readonly figures: number
  /** Figures in the folder that are not of this report. */
  readonly strays: readonly string[]
}

export async function checkReport(input: ReportInput, folder: string): Promise<CheckedReport> {
  const { markdown, figures } = composeReport(input)
  const differences = [await checkText(join(folder, 'report.md'), deterministicPart(markdown), deterministicPart)]
  for (const { file, svg } of figures) differences.push(await checkText(join(folder, file), svg, text => text))
  const files = await readdir(join(folder, 'figures')).catch(() => [])
  const known = new Set(figures.map(({ file }) => file))
  return {
    differences: differences.flatMap(difference => difference ?? []),
    figures: figures.length,
    strays: files
      .map(file => `figures/${file}`)
      .filter(file => !known.has(file))
      .sort(),
  }
}

async function checkText(path: string, made: string, part: (text: string) => string): Promise<string | undefined> {
  const file = await stat(path).catch(() => undefined)
  if (file?.isFile() !== true) return `\`${path}\` is not there`
  if (file.size > MOST_BYTES) return `\`${path}\` has ${file.size} bytes, far more than the report made from the trials`
  const difference = textDifference(part(await readFile(path, 'utf8')), made)
  if (difference === undefined) return undefined
  const { line, place, committed, made: ours } = difference
  return `\`${path}:${line}\`${place === '' ? '' : ` (${place})`} has ${quoted(committed)}, the trials give ${quoted(ours)}`
}

function quoted(text: string | null): string {
  return text === null ? 'ended' : `"${text}"`
}
