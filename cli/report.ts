// lagbench report: writes the report again from the stored trials.

import { join } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../runner/errors.ts'
import { operands } from './arguments.ts'
import { suiteIdOf } from './load-suite.ts'
import { note, printJson, printText } from './output.ts'
import { loadOutside, sourcesOfSuite, WITH, type WithFlags } from './outside.ts'
import { reportOf } from './report-of.ts'
import { resultsIn, resultsOfPlan, resultsWithoutCurves } from './results-of.ts'

interface ReportFlags extends WithFlags {
  readonly out?: string
  readonly html?: true
  readonly png?: true
  readonly json?: true
}

const HELP = `
Needs no suite file: the plan of the last run is stored with its trials. While a run goes on, this shows what there is so far. Without a
store, the trials that \`lagbench export\` wrote (trials.jsonl) will do.

Examples:
  lagbench report quick
  lagbench report quick --html          report.html too: one page, sortable, with every trial and its curve
  lagbench report --out results/mine`

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('Write the report again from the stored trials.')
    .usage('[SUITE] [options]')
    .argument('[SUITE]', 'id of the suite; may be left out if the folder holds one suite only')
    .option('--out <dir>', 'folder that a run or an export has written to (default: lagbench-out/SUITE)')
    .option(...WITH)
    .option('--html', 'write report.html too: one page that needs no other file and no network')
    .option('--png', 'write each figure as a PNG too, beside its SVG')
    .option('--json', 'print the path of the report as JSON, and nothing else, on stdout')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_suite: unknown, flags: ReportFlags, command: Command) => {
      await report(command, flags)
    })
}

async function report(command: Command, flags: ReportFlags): Promise<void> {
  const problems: string[] = []
  const given = operands(problems, command, 1)
  const [name] = given.values
  if (name === undefined && flags.out === undefined && !given.strayFlags) {
    problems.push('Expected a SUITE or a folder (--out) to report on, got neither')
  }
  const { registry } = await loadOutside(problems, flags, await sourcesOfSuite(problems, name))
  if (problems.length > 0) throw new UsageError(problems)
  const suite = name === undefined ? undefined : suiteIdOf(name)
  const out = flags.out ?? join('lagbench-out', suite ?? '')
  const results = resultsIn(out, suite, flags.html === true ? resultsOfPlan : resultsWithoutCurves)
  const { path, page, summary, missing } = await reportOf(results, registry, out, {
    html: flags.html === true,
    png: flags.png === true,
  })
  if (flags.json) printJson({ report: path, ...(page === null ? {} : { page }), summary, store: results.path, missing })
  else {
    if (missing > 0) note(`${missing} planned trials have no result yet; the report covers the others.`)
    printText([summary.trim(), path, ...(page === null ? [] : [page])].join('\n'))
  }
}
