// lagbench report: writes the report again from the stored trials.

import { join } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../runner/errors.ts'
import { loadRegistry } from '../runner/registry.ts'
import { openStore, type Store } from '../runner/store.ts'
import { advise } from '../runner/suggest.ts'
import { operands } from './arguments.ts'
import { suiteIdOf } from './load-suite.ts'
import { note, printJson, printText } from './output.ts'
import { reportOf } from './report-of.ts'

interface ReportFlags {
  readonly out?: string
  readonly json?: true
}

const HELP = `
Needs no suite file: the plan of the last run is stored with its trials. While a run goes on, this shows what there is so far.

Examples:
  lagbench report quick
  lagbench report --out results/mine`

export function addReportCommand(program: Command): void {
  program
    .command('report')
    .description('Write the report again from the stored trials.')
    .usage('[SUITE] [options]')
    .argument('[SUITE]', 'id of the suite; may be left out if the folder holds one suite only')
    .option('--out <dir>', 'folder that a run has written to (default: lagbench-out/SUITE)')
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
  if (problems.length > 0) throw new UsageError(problems)
  const suite = name === undefined ? undefined : suiteIdOf(name)
  const out = flags.out ?? join('lagbench-out', suite ?? '')
  const registry = await loadRegistry()
  const store = openStore(out, 'read')
  try {
    const { path, summary, missing } = await reportOf(store, planIdIn(store, suite), registry, out)
    if (flags.json) printJson({ report: path, summary, store: store.path, missing })
    else {
      if (missing > 0) note(`${missing} planned trials have no result yet; the report covers the others.`)
      printText(`${summary.trim()}\n${path}`)
    }
  } finally {
    store.close()
  }
}

function planIdIn(store: Store, suite: string | undefined): string {
  const ids = store.planIds()
  if (suite === undefined && ids.length === 1) return ids[0]!
  if (suite !== undefined && ids.includes(suite)) return suite
  const what = suite === undefined ? 'the SUITE to be named' : `\`${store.path}\` to hold a plan of \`${suite}\``
  throw new UsageError([
    `Expected ${what}, ${suite === undefined ? 'got none' : 'found none'}; ${advise(suite ?? '', ids, 'suites in it')}`,
  ])
}
