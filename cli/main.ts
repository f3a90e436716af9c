// The command line: its commands, its help, and what an error looks like.

import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { chooseBackEnd } from '../runner/back-end.ts'
import { PACKAGE } from '../runner/code-files.ts'
import { UsageError } from '../runner/errors.ts'
import { addCheckCommand } from './check.ts'
import { addCompareCommand } from './compare.ts'
import { addExportCommand } from './export.ts'
import { addImportCommand } from './import.ts'
import { addListCommand } from './list.ts'
import { addNewCommand } from './new.ts'
import { note, printError, survivePipes } from './output.ts'
import { addReportCommand } from './report.ts'
import { addRunCommand } from './run.ts'
import { addShowCommand } from './show.ts'
import { addTrialCommand } from './trial.ts'
import { addVerifyCommand } from './verify.ts'

const VERSION = (JSON.parse(readFileSync(new URL('package.json', PACKAGE), 'utf8')) as { version: string }).version

const DESCRIPTION =
  'Runs remedies for long time lags in recurrent nets against the published problems, under the same seeds, and writes a ' +
  'comparative report that can be run again bit for bit.'

const EXAMPLES = `
Examples:
  lagbench run quick                         a first comparison, under a minute
  lagbench list methods                      what there is, with options and defaults
  lagbench show task adding --lag 20         one task: its definition, and a sequence to look at
  lagbench trial --method lstm-1997 --task adding --set adding.lag=50
                                             one trial, its record as text
  lagbench new method my-gru                 a method of your own: one file that runs, and its test
  lagbench report quick                      the report once more, from the stored trials
  lagbench verify results/quick              does a committed report hold? made again, and trials run again
  lagbench compare results/quick quick       two sets of results, cell by cell
  lagbench check my-method.ts                does a method of your own keep the contract?

Exit codes: 0 done, 1 a trial failed, a check did not hold, or lagbench itself failed, 2 wrong usage or an unusable file, 130 interrupted.`

/** Runs one command. The exit code is left in `process.exitCode`, so that output on a pipe is never cut off. */
export async function main(argv: readonly string[]): Promise<void> {
  survivePipes()
  const program = new Command('lagbench')
    .description(DESCRIPTION)
    .version(VERSION)
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({ outputError: () => {} })
  addRunCommand(program, argv)
  addNewCommand(program)
  addReportCommand(program)
  addCompareCommand(program)
  addExportCommand(program)
  addImportCommand(program)
  addListCommand(program)
  addShowCommand(program)
  addTrialCommand(program)
  addVerifyCommand(program)
  addCheckCommand(program)
  try {
    chooseBackEnd()
    await program.parseAsync(argv, { from: 'user' })
  } catch (error) {
    const json = argv.includes('--json')
    if (!(error instanceof CommanderError)) process.exitCode = printError(error, json)
    // Help that nobody asked for has an exit code of its own, and its text says all.
    else if (error.code === 'commander.help') process.exitCode = error.exitCode === 0 ? 0 : 2
    else if (error.exitCode !== 0) process.exitCode = printError(new UsageError([sentence(error.message)]), json)
    if (process.exitCode === 1 && !json) note(`lagbench ${VERSION}, node ${process.version}`)
  }
}

/** Commander's `error: unknown command 'rum'\n(Did you mean run?)` in our form. */
function sentence(message: string): string {
  const [problem, advice] = message.replace(/^error: /, '').split('\n')
  const text = `${problem!.charAt(0).toUpperCase()}${problem!.slice(1)}`
  return advice === undefined ? `${text}; see \`lagbench --help\`` : `${text} ${advice}`
}
