// The analyses that come with lagbench: found by a folder scan, and run by `lagbench run` beside the suites.

import { join } from 'node:path'
import type { Analysis } from '../analyses/analysis.ts'
import { duration } from '../reports/format.ts'
import { CODE, codeFiles, HOME } from '../runner/code-files.ts'
import { UsageError } from '../runner/errors.ts'
import { fileSystemProblem } from '../runner/store-errors.ts'
import { folderProblems } from '../runner/store-folder.ts'
import { currentCommit } from './commit.ts'
import { note, printJson, printText } from './output.ts'

const ANALYSES = new URL('analyses/', HOME)
const CONTRACT = 'analysis'

/** In alphabetical order. */
export async function analysisIds(): Promise<readonly string[]> {
  return (await codeFiles(ANALYSES)).filter(name => name !== CONTRACT)
}

export async function loadAnalysis(id: string): Promise<Analysis> {
  const { default: analysis } = (await import(new URL(`${id}${CODE}`, ANALYSES).href)) as { default?: Analysis }
  if (analysis === undefined) throw new Error(`Expected a default export in analyses/${id}.ts; helpers belong in its folder`)
  return analysis
}

interface AnalysisFlags {
  readonly methods?: string
  readonly tasks?: string
  readonly seeds?: string
  readonly threads?: string
  readonly out?: string
  readonly html?: true
  readonly json?: true
}

/** `lagbench run ID` for an analysis. `problems` are those found so far; returns the exit code. */
export async function runAnalysisCommand(id: string, flags: AnalysisFlags, problems: readonly string[]): Promise<number> {
  const refused = (['methods', 'tasks', 'seeds', 'threads'] as const).filter(flag => flags[flag] !== undefined)
  const all = [
    ...problems,
    ...refused.map(
      flag =>
        `Expected no \`--${flag}\` with \`${id}\`, which is an analysis: its sizes and seeds are fixed in analyses/${id}.ts`,
    ),
  ]
  if (flags.html) all.push(`Expected no \`--html\` with \`${id}\`, which is an analysis: it writes report.md and figures`)
  const out = flags.out ?? join('lagbench-out', id)
  const found = [...all, ...folderProblems(out)]
  if (found.length > 0) throw new UsageError(found)
  const startedAt = performance.now()
  if (!flags.json) note(`${id}: computing on one thread, which takes some minutes at the most`)
  const { digestOfData, runAnalysis } = await import('../analyses/report/data.ts')
  const { writeAnalysis } = await import('../analyses/report/write.ts')
  const analysis = await loadAnalysis(id)
  const result = await runAnalysis(id, analysis)
  const path = await writeAnalysis(analysis, result, out, await currentCommit()).catch(error => {
    throw fileSystemProblem(error, out)
  })
  const digest = digestOfData(result)
  if (flags.json) printJson({ analysis: id, report: path, digest })
  else printText(`${id}: data ${digest.slice(0, 12)} in ${duration(performance.now() - startedAt)}\n${path}`)
  return 0
}
