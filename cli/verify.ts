// lagbench verify: is a folder of results what it claims to be? Digests, the report made again, and trials run again.

import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { duration } from '../reports/format.ts'
import { backEndNote } from '../runner/back-end.ts'
import { UsageError } from '../runner/errors.ts'
import { readResultsFolder } from '../runner/exchange/read.ts'
import { threadsExecutor } from '../runner/executors/threads.ts'
import { rerun } from '../runner/verification/rerun.ts'
import { operands, wholeNumber } from './arguments.ts'
import { currentCommit } from './commit.ts'
import { watchInterrupt } from './interrupt.ts'
import { note, printJson, printText } from './output.ts'
import { loadOutside, WITH, type WithFlags } from './outside.ts'
import { progressDisplay } from './progress.ts'
import { chooseTrials } from './verify-sample.ts'
import { type Verdict, verdictHolds, verdictText } from './verify-text.ts'

interface VerifyFlags extends WithFlags {
  readonly sample?: string
  readonly all?: true
  readonly seed?: string
  readonly longest?: string
  readonly threads?: string
  readonly json?: true
}

const DEFAULT_SAMPLE = 10

const HELP = `
Three checks of a folder that \`lagbench export\` has written: the digests in trials.jsonl; the report and its figures, made again from
the trials, byte by byte (all but the report's section on its environment); and a sample of the trials, run again with the code that is
here. Every comparable trial is as likely to be chosen as any other, unless --longest leaves the long ones out. Trials of other versions of
method, task or engine are not comparable; their results say nothing against this code.

Examples:
  lagbench verify results/quick
  lagbench verify results/quick --sample 50 --seed 7
  lagbench verify results/lstm-1997 --longest 60     only trials that took at most a minute

Exit codes: 0 all holds, 1 something differs, 2 wrong usage or an unusable file, 130 interrupted.`

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('Check a folder of results: its digests, its report made again, a sample of its trials run again.')
    .usage('FOLDER [options]')
    .argument('[FOLDER]', 'folder that `lagbench export` has written, as results/quick')
    .option('--sample <n>', `trials to run again (default: ${DEFAULT_SAMPLE}; 0: none)`)
    .option('--all', 'run all trials again')
    .option('--seed <s>', 'seed of the sample (default: 1)')
    .option('--longest <seconds>', 'sample only trials that took at most so long when they were first run')
    .option(...WITH)
    .option('--threads <n>', 'trials at once (default: all cores)')
    .option('--json', 'print the findings as JSON, and nothing else, on stdout')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_folder: unknown, flags: VerifyFlags, command: Command) => {
      process.exitCode = await verify(command, flags)
    })
}

async function verify(command: Command, flags: VerifyFlags): Promise<number> {
  const problems: string[] = []
  const given = operands(problems, command, 1)
  const [folder] = given.values
  if (folder === undefined && !given.strayFlags) problems.push('Expected a FOLDER to verify, got none')
  const sample = wholeNumber(problems, '--sample', flags.sample, { least: 0, most: Number.MAX_SAFE_INTEGER })
  if (flags.all && flags.sample !== undefined) problems.push('Expected one of `--sample` and `--all`, got both')
  const seed = wholeNumber(problems, '--seed', flags.seed ?? '1', { least: 0, most: Number.MAX_SAFE_INTEGER })
  const longest = wholeNumber(problems, '--longest', flags.longest, { least: 1, most: Number.MAX_SAFE_INTEGER })
  const threads = wholeNumber(problems, '--threads', flags.threads, { least: 1, most: 512 }) ?? availableParallelism()
  const { registry, sources } = await loadOutside(problems, flags)
  if (folder === undefined || seed === undefined || problems.length > 0) throw new UsageError(problems)

  const file = readResultsFolder(folder)
  const { checkReport } = await import('../reports/verification/check-report.ts')
  const input = { ...file.stored, records: file.records, registry, commit: file.commit }
  const report = await checkReport(input, folder)

  const size = flags.all ? Number.POSITIVE_INFINITY : (sample ?? DEFAULT_SAMPLE)
  const chosen = chooseTrials(file, registry, { size, seed, ...(longest === undefined ? {} : { longestMs: longest * 1000 }) })
  const quiet = flags.json === true
  const slow = backEndNote()
  if (slow && !quiet) note(slow)
  if (chosen.trials.length > 0 && !quiet) {
    const expectedMs = Math.max(chosen.wallMs / threads, chosen.longestMs)
    note(`Running ${chosen.trials.length} trials again: about ${duration(expectedMs)}, by the times they took when first run.`)
  }
  const display = progressDisplay(process.stderr, quiet)
  const interrupt = watchInterrupt(() => display.stop())
  const reruns = await rerun({
    trials: chosen.trials,
    records: chosen.records,
    every: file.every,
    executor: threadsExecutor({ threads, sources }),
    signal: interrupt.signal,
    onProgress: progress => {
      if (!interrupt.signal.aborted && chosen.trials.length > 0) display.update(progress)
    },
  }).finally(() => display.stop())
  const verdict: Verdict = { folder, file, report, chosen, reruns, madeBy: file.commit, here: await currentCommit() }
  const interrupted = interrupt.signal.aborted
  const holds = verdictHolds(verdict)
  if (quiet) printJson(verdictJson(verdict, interrupted))
  else printText(verdictText(verdict))
  if (interrupted && !quiet) note(`Stopped with ${reruns.length} of ${chosen.trials.length} trials run again.`)
  return interrupted ? 130 : holds ? 0 : 1
}

function verdictJson(verdict: Verdict, interrupted: boolean) {
  const { folder, file, report, chosen, reruns, madeBy, here } = verdict
  return {
    folder,
    holds: verdictHolds(verdict) && !interrupted,
    interrupted,
    trials: file.records.length,
    broken: file.broken,
    report: report.differences,
    strays: report.strays,
    again: {
      of: chosen.population,
      seed: chosen.seed,
      notComparable: chosen.notComparable,
      left: chosen.tooLong,
      trials: reruns.map(({ trial, differences }) => ({
        key: trial.key,
        line: chosen.lines.get(trial.key),
        method: trial.methodLabel,
        task: trial.taskLabel,
        lag: trial.spec.parameters.lag,
        seed: trial.spec.seed,
        differences,
      })),
    },
    commits: { madeBy, here },
  }
}
