// lagbench export: writes results as files to be committed: the report, its figures, and the trials behind them.

import { join } from 'node:path'
import type { Command } from 'commander'
import { writeWhole } from '../reports/write-file.ts'
import { UsageError } from '../runner/errors.ts'
import { RESULTS_FILE } from '../runner/exchange/format.ts'
import { parseResults } from '../runner/exchange/read.ts'
import { MOST_BYTES, writeResults } from '../runner/exchange/write.ts'
import { fileSystemProblem } from '../runner/store-errors.ts'
import { makeFolder } from '../runner/store-folder.ts'
import { operands } from './arguments.ts'
import { currentCommit } from './commit.ts'
import { suiteIdOf } from './load-suite.ts'
import { note, printJson, printText } from './output.ts'
import { loadOutside, sourcesOfSuite, WITH, type WithFlags } from './outside.ts'
import { reportOf } from './report-of.ts'
import { resultsIn } from './results-of.ts'

interface ExportFlags extends WithFlags {
  readonly out?: string
  readonly to?: string
  readonly json?: true
}

const HELP = `
Writes report.md, figures/ and trials.jsonl: a header with the plan, then one trial a line, sorted, with digests, so that \`lagbench
verify\` can make the report again from the folder alone. Where the trials exceed ${MOST_BYTES / 1e6} MB, learning curves keep every 2nd (4th, 8th...)
point and the last; the header then says so, and the report is that of the thinned trials.

Examples:
  lagbench export quick
  lagbench export quick --out my-run --to results/mine`

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('Write results as files to be committed: report, figures, and the trials behind them.')
    .usage('SUITE [options]')
    .argument('[SUITE]', 'id of a suite that has been run')
    .option('--out <dir>', 'folder that the run has written to (default: lagbench-out/SUITE)')
    .option(...WITH)
    .option('--to <folder>', 'folder to write to (default: results/SUITE)')
    .option('--json', 'print what was written as JSON, and nothing else, on stdout')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_suite: unknown, flags: ExportFlags, command: Command) => {
      await exportResults(command, flags)
    })
}

async function exportResults(command: Command, flags: ExportFlags): Promise<void> {
  const problems: string[] = []
  const given = operands(problems, command, 1)
  const [name] = given.values
  if (name === undefined && !given.strayFlags) problems.push('Expected a SUITE to export, got none')
  const { registry } = await loadOutside(problems, flags, await sourcesOfSuite(problems, name))
  if (name === undefined || problems.length > 0) throw new UsageError(problems)
  const suite = suiteIdOf(name)
  const folder = flags.to ?? join('results', suite)
  const results = resultsIn(flags.out ?? join('lagbench-out', suite), suite)
  const { text, records, every } = writeResults(results.stored, results.records, await currentCommit(), results.every)
  const path = join(folder, RESULTS_FILE)
  // What can't be read back had better not be committed.
  const { broken } = parseResults(text, path)
  if (broken.length > 0) throw new Error(`Expected the trials as written to be sound, got: ${broken.join('; ')}`)
  makeFolder(folder)
  await writeWhole(path, text).catch(error => {
    throw fileSystemProblem(error, path)
  })
  const report = await reportOf({ stored: results.stored, records }, registry, folder)
  const bytes = Buffer.byteLength(text)
  if (flags.json) {
    printJson({ report: report.path, trials: path, records: records.length, bytes, curvePointsKept: { every } })
    return
  }
  if (report.missing > 0) note(`${report.missing} planned trials have no result yet; the export holds the others.`)
  if (every > 1) note(`Learning curves keep one point in ${every}, and the last, to save space.`)
  if (bytes > MOST_BYTES) note(`${path} has ${bytes} bytes, more than the ${MOST_BYTES} that a committed file should have.`)
  printText(`${records.length} trials, ${bytes} bytes\n${path}\n${report.path}`)
}
