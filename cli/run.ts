// lagbench run: makes a plan of a suite, runs what the output folder lacks of it, writes the report.

import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { duration } from '../reports/format.ts'
import { backEndNote } from '../runner/back-end.ts'
import { UsageError } from '../runner/errors.ts'
import { threadsExecutor } from '../runner/executors/threads.ts'
import { makePlan } from '../runner/make-plan.ts'
import { type Overrides, overrideProblems } from '../runner/overrides.ts'
import type { Plan } from '../runner/plan.ts'
import { type RunProgress, runPlan } from '../runner/run-plan.ts'
import { staleTrials } from '../runner/stale.ts'
import { openStore, type Store } from '../runner/store.ts'
import { folderProblems } from '../runner/store-folder.ts'
import { analysisIds, runAnalysisCommand } from './analyses.ts'
import { collecting, names, operands, shellCommand, wholeNumber } from './arguments.ts'
import { watchInterrupt } from './interrupt.ts'
import { loadSuite, suiteIdOf } from './load-suite.ts'
import { note, printJson, printText } from './output.ts'
import { loadOutside, WITH, type WithFlags } from './outside.ts'
import { progressDisplay } from './progress.ts'
import { reportOf } from './report-of.ts'
import { resultsOfPlan, resultsWithoutCurves } from './results-of.ts'

interface RunFlags extends WithFlags {
  readonly methods?: string
  readonly tasks?: string
  readonly seeds?: string
  readonly threads?: string
  readonly out?: string
  readonly html?: true
  readonly json?: true
}

const HELP = `
Trials that the output folder already holds are not run again: after a stop, a crash or a kill, the same command goes on where it was.
Results never depend on the number of threads, on the order of --methods, or on how often a run was interrupted.

Examples:
  lagbench run quick
  lagbench run quick --methods lstm-1997,bptt --tasks adding --seeds 10
  lagbench run claims
  lagbench run my/suite.ts --threads 8 --out results/mine
  lagbench list suites`

export function addRunCommand(program: Command, argv: readonly string[]): void {
  program
    .command('run')
    .description('Run a suite and write its report; goes on where an earlier run of the same folder ended.')
    .usage('SUITE [options]')
    .argument(
      '[SUITE]',
      'id of a suite (`lagbench list suites`) or an analysis (`lagbench list analyses`), or the path of a suite file (.ts)',
    )
    .option('--methods <a,b>', 'only these methods of the suite; one that the suite lacks runs with its defaults')
    .option('--tasks <a,b>', 'only these tasks of the suite')
    .option(...WITH)
    .option('--seeds <n>', "number of seeds, instead of the suite's")
    .option('--threads <n>', 'trials at once (default: all cores)')
    .option('--out <dir>', 'folder for results and report (default: lagbench-out/SUITE)')
    .option('--html', 'write report.html beside the report: one page that needs no other file and no network')
    .option('--json', 'print a summary as JSON, and nothing else, on stdout')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_suite: unknown, flags: RunFlags, command: Command) => {
      process.exitCode = await run(command, flags, argv)
    })
}

async function run(command: Command, flags: RunFlags, argv: readonly string[]): Promise<number> {
  const problems: string[] = []
  const given = operands(problems, command, 1)
  const [name] = given.values
  if (name === undefined && !given.strayFlags) problems.push('Expected a SUITE to run, got none; see `lagbench list suites`')
  const seeds = wholeNumber(problems, '--seeds', flags.seeds, { least: 1, most: 100_000 })
  const threads = wholeNumber(problems, '--threads', flags.threads, { least: 1, most: 512 }) ?? availableParallelism()
  if (name !== undefined && (await analysisIds()).includes(name)) return runAnalysisCommand(name, flags, problems)
  const file = name === undefined ? undefined : await collecting(problems, () => loadSuite(name))
  const { registry, sources, added } = await loadOutside(problems, flags, file?.sources)
  const overrides: Overrides = {
    added,
    ...(flags.methods === undefined ? {} : { methods: names(flags.methods)! }),
    ...(flags.tasks === undefined ? {} : { tasks: names(flags.tasks)! }),
    ...(seeds === undefined ? {} : { seeds }),
  }
  const plan = file && (await collecting(problems, () => makePlan(file.id, file.suite, registry, overrides)))
  if (file === undefined) problems.push(...overrideProblems(overrides, registry))
  const out = flags.out ?? join('lagbench-out', suiteIdOf(name ?? ''))
  if (plan === undefined || name === undefined || problems.length > 0) throw new UsageError([...problems, ...folderProblems(out)])

  const store = openStore(out, 'write')
  try {
    store.putPlan({ plan, command: planCommand(name, plan, overrides, flags.with ?? []) })
    const startedAt = performance.now()
    const again = staleTrials(plan, store, registry)
    if (again.size > 0)
      note(`${again.size} stored trials were run with other sources of your own than those at hand; they are run again.`)
    const slow = backEndNote()
    if (slow && !flags.json) note(slow)
    const display = progressDisplay(process.stderr, flags.json === true)
    const interrupt = watchInterrupt(() => {
      display.stop()
      if (!flags.json) note('Stopping; trials that have ended are kept. Press Ctrl-C again to quit at once.')
    })
    const progress = await runPlan({
      plan,
      store,
      executor: threadsExecutor({ threads, sources }),
      again,
      signal: interrupt.signal,
      onProgress: progress => {
        if (!interrupt.signal.aborted) display.update(progress)
      },
    }).finally(() => display.stop())
    const sameCommand = shellCommand(['npx', 'lagbench', ...argv])
    if (interrupt.signal.aborted) return interrupted(plan, store, progress, sameCommand, flags.json === true)
    interrupt.finishing()
    const results = flags.html === true ? resultsOfPlan(store, plan.id) : resultsWithoutCurves(store, plan.id)
    const report = await reportOf(results, registry, out, { html: flags.html === true })
    const paths = { report: report.path, ...(report.page === null ? {} : { page: report.page }) }
    const summary = `${counts(progress)} in ${duration(performance.now() - startedAt)} on ${threads} thread${threads === 1 ? '' : 's'}`
    if (flags.json)
      printJson({ suite: plan.id, interrupted: false, ...shared(store, progress), ...paths, summary: report.summary })
    else {
      noteFailures(plan, store, sameCommand)
      printText([`${plan.id}: ${summary}`, report.summary.trim(), ...Object.values(paths)].join('\n'))
    }
    return progress.statuses.failed > 0 ? 1 : 0
  } finally {
    store.close()
  }
}

function interrupted(plan: Plan, store: Store, progress: RunProgress, again: string, json: boolean): number {
  if (json) printJson({ suite: plan.id, interrupted: true, ...shared(store, progress), resume: again })
  else note(`Stopped with ${progress.done} of ${progress.total} trials in \`${store.path}\`. To go on:\n  ${again}`)
  return 130
}

function shared(store: Store, { total, done, earlier, statuses }: RunProgress) {
  return { store: store.path, total, done, earlier, statuses }
}

function counts({ total, earlier, statuses }: RunProgress): string {
  const ended = Object.entries(statuses).flatMap(([status, count]) => (count > 0 ? [`${count} ${status}`] : []))
  return `${total} trials${earlier > 0 ? ` (${earlier} from before)` : ''}: ${ended.join(', ')}`
}

/** The command that makes the same plan again, whatever the order of names, the folder or the threads. */
function planCommand(name: string, plan: Plan, { methods, tasks, seeds }: Overrides, files: readonly string[]): string {
  const words = ['npx', 'lagbench', 'run', name, ...files.flatMap(file => ['--with', file])]
  if (methods !== undefined) words.push('--methods', plan.methodLabels.join(','))
  if (tasks !== undefined) words.push('--tasks', plan.taskLabels.join(','))
  if (seeds !== undefined) words.push('--seeds', String(seeds))
  return shellCommand(words)
}

function noteFailures(plan: Plan, store: Store, again: string): void {
  const failed = store.ended(plan.trials.map(({ key }) => key)).filter(({ status }) => status === 'failed')
  if (failed.length === 0) return
  for (const { result } of store.records(failed.slice(0, 5).map(({ key }) => key))) {
    const { method, task, parameters, seed } = result.spec
    const error = result.outcome.status === 'failed' ? result.outcome.error : ''
    note(`Failed: ${method} on ${task}, lag ${parameters.lag}, seed ${seed}: ${error}`)
  }
  note(`${failed.length} failed in all. They are tried again by the same command:\n  ${again}`)
}
