// lagbench trial: one method on one task from one seed, here and now, its record printed. Nothing is stored.

import type { Command } from 'commander'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import { makeSpec } from '../runner/make-spec.ts'
import { resolveOptions, resolveParameters } from '../runner/resolve.ts'
import { advise } from '../runner/suggest.ts'
import { runTrial } from '../runner/trial.ts'
import { operands, wholeNumber } from './arguments.ts'
import { assignments } from './assignments.ts'
import { printJson, printText } from './output.ts'
import { loadOutside, WITH, type WithFlags } from './outside.ts'
import { trialText } from './trial-text.ts'

const DEFAULT_BUDGET = 100_000

interface TrialFlags extends WithFlags {
  readonly method?: string
  readonly task?: string
  readonly set?: readonly string[]
  readonly seed?: string
  readonly budget?: string
  readonly json?: true
}

const HELP = `
Values of --set are read as JSON where they can be, else as text. NAME is the id of the method or the task, or just \`method\` or \`task\`.

Examples:
  lagbench trial --method lstm-1997 --task adding
  lagbench trial --method bptt --task two-sequence --set two-sequence.lag=10 --set bptt.learningRate=0.1 --seed 7
  lagbench list methods                     shows the options of every method`

export function addTrialCommand(program: Command): void {
  program
    .command('trial')
    .description('Run one trial and print its record; nothing is stored.')
    .usage('--method M --task T [options]')
    .option('--method <id>', 'the method (see `lagbench list methods`)')
    .option('--task <id>', 'the task (see `lagbench list tasks`)')
    .option(
      '--set <NAME.KEY=VALUE>',
      'an option of the method or a parameter of the task; may be given several times',
      (assignment: string, before: readonly string[] = []) => [...before, assignment],
    )
    .option('--seed <n>', 'the seed (default: 1)')
    .option('--budget <n>', `training sequences at the most (default: ${DEFAULT_BUDGET})`)
    .option(...WITH)
    .option('--json', 'print the record as JSON')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (flags: TrialFlags, command: Command) => {
      process.exitCode = await trial(command, flags)
    })
}

async function trial(command: Command, flags: TrialFlags): Promise<number> {
  const problems: string[] = []
  operands(problems, command, 0)
  const { registry } = await loadOutside(problems, flags)
  const method = pick(problems, '--method', flags.method, registry.methods, 'methods')
  const task = pick(problems, '--task', flags.task, registry.tasks, 'tasks')
  const set = assignments(problems, flags.set ?? [], flags.method, flags.task)
  const seed = wholeNumber(problems, '--seed', flags.seed ?? '1', { least: 0, most: Number.MAX_SAFE_INTEGER })
  const sequences = wholeNumber(problems, '--budget', flags.budget ?? String(DEFAULT_BUDGET), {
    least: 1,
    most: Number.MAX_SAFE_INTEGER,
  })
  const options = method && resolveOptions(method, task?.id, set.method, name => `--set ${method.id}.${name}`)
  const parameters = task && resolveParameters(task, set.task, name => `--set ${task.id}.${name}`)
  for (const resolved of [options, parameters]) if (resolved?.ok === false) problems.push(...resolved.problems)
  // The compiler does not know that each absence has left a problem.
  if (
    problems.length > 0 ||
    !(method && task && options?.ok && parameters?.ok && seed !== undefined && sequences !== undefined)
  ) {
    throw new UsageError(problems)
  }
  const record = runTrial(makeSpec(method, options.value, task, parameters.value, seed, { sequences }), registry)
  if (flags.json) printJson(record)
  else printText(trialText(record))
  return record.result.outcome.status === 'failed' ? 1 : 0
}

function pick<Entry>(
  problems: string[],
  flag: string,
  id: string | undefined,
  known: ReadonlyMap<string, Entry>,
  kind: string,
): Entry | undefined {
  const entry = id === undefined ? undefined : known.get(id)
  if (entry === undefined) problems.push(expected(flag, `one of the ${kind}`, id, advise(id ?? '', known.keys(), kind)))
  return entry
}
