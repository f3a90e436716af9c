// lagbench show: all there is to know of one task, with a sequence to look at, or of one method.

import type { Command } from 'commander'
import { criterionText } from '../reports/sections/criterion.ts'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import type { Registry } from '../runner/registry.ts'
import { resolveParameters } from '../runner/resolve.ts'
import { advise, listed } from '../runner/suggest.ts'
import { countingStream, taskStream } from '../runner/trial/stream.ts'
import type { Task, TaskInstance } from '../tasks/task.ts'
import { operands, wholeNumber } from './arguments.ts'
import { assignments } from './assignments.ts'
import { methodRow } from './list.ts'
import { printJson, printText } from './output.ts'
import { loadOutside, WITH, type WithFlags } from './outside.ts'
import { sequenceData } from './sequence-data.ts'
import { settingsOf } from './settings.ts'
import { methodText, type ShownTask, taskText } from './show-text.ts'

const KINDS = ['task', 'method'] as const

interface ShowFlags extends WithFlags {
  readonly lag?: string
  readonly seed?: string
  readonly set?: readonly string[]
  readonly json?: true
}

const HELP = `
The sequence shown is the first one that every method is trained on in a trial with these parameters and this seed.
Values of --set are read as JSON where they can be, else as text.

Examples:
  lagbench show task adding --lag 20
  lagbench show task two-sequence --lag 50 --set variant=3b --seed 7
  lagbench show method lstm-1997`

export function addShowCommand(program: Command): void {
  program
    .command('show')
    .description('Show one task, with a sequence to look at, or one method.')
    .usage('task|method ID [options]')
    .argument('[KIND]', `what to show: ${KINDS.join(' or ')}`)
    .argument('[ID]', 'which one (see `lagbench list`)')
    .option('--lag <n>', 'the time lag of the task (default: the published one)')
    .option(
      '--set <KEY=VALUE>',
      'another parameter of the task; may be given several times',
      (assignment: string, before: readonly string[] = []) => [...before, assignment],
    )
    .option('--seed <n>', 'the seed of the sequence (default: 1)')
    .option(...WITH)
    .option('--json', 'print everything as JSON')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_kind: unknown, _id: unknown, flags: ShowFlags, command: Command) => {
      await show(command, flags)
    })
}

async function show(command: Command, flags: ShowFlags): Promise<void> {
  const problems: string[] = []
  const { values, strayFlags } = operands(problems, command, 2)
  const [given, id] = values
  const kind = KINDS.find(known => known === given)
  if (kind === undefined) {
    // What stands behind an unknown flag was not looked at.
    if (!strayFlags || given !== undefined) problems.push(expected('KIND', `one of ${listed(KINDS)}`, given))
    throw new UsageError(problems)
  }
  const { registry } = await loadOutside(problems, flags)
  const known: ReadonlyMap<string, unknown> = registry[`${kind}s`]
  if (!known.has(id ?? '') && !(strayFlags && id === undefined))
    problems.push(expected('ID', `one of the ${kind}s`, id, advise(id ?? '', known.keys(), `${kind}s`)))
  if (kind === 'task') showTask(problems, registry.tasks.get(id ?? ''), flags)
  else showMethod(problems, registry, id ?? '', flags)
}

function showTask(problems: string[], task: Task | undefined, flags: ShowFlags): void {
  const set = (flags.set ?? []).map(text => (/^[^.=]+=/.test(text) ? `task.${text}` : text))
  const assigned = assignments(problems, set, undefined, task?.id).task
  if (flags.lag !== undefined && 'lag' in assigned) problems.push('Expected the lag once, got it by `--lag` and by `--set`')
  const seed = wholeNumber(problems, '--seed', flags.seed ?? '1', { least: 0, most: Number.MAX_SAFE_INTEGER })
  const where = (name: string) => (name === 'lag' && flags.lag !== undefined ? '--lag' : `--set ${name}`)
  // The task's own schema says what is wrong with it.
  const lag =
    flags.lag === undefined
      ? {}
      : { lag: /^\s*$/.test(flags.lag) || Number.isNaN(Number(flags.lag)) ? flags.lag : Number(flags.lag) }
  const parameters = task && resolveParameters(definitionOf(task), { ...assigned, ...lag }, where)
  if (parameters?.ok === false) problems.push(...parameters.problems)
  // The compiler does not know that each absence has left a problem.
  if (problems.length > 0 || !(task && parameters?.ok && seed !== undefined)) throw new UsageError(problems)
  const values = parameters.value
  const instance = task.create(values)
  const missing = task.missing?.()
  const shown: ShownTask = {
    ...{ task, values, instance, seed, missing },
    settings: settingsOf(task.parameters),
    ...(missing === undefined && firstOf(task, instance, values, seed)),
  }
  if (flags.json) printJson(taskJson(shown))
  else printText(taskText(shown))
}

/** What a task is can be shown wherever it can't run. */
function definitionOf({ missing: _, ...definition }: Task): Task {
  return definition
}

function firstOf(task: Task, instance: TaskInstance, values: ShownTask['values'], seed: number) {
  const sets = instance.fixedSets?.(taskStream('sets', task, values, seed))
  const sequence = countingStream(instance, sets, taskStream('training', task, values, seed), () => {}).next()
  return { sequence, ...(sets && { setSizes: { training: sets.training.length, test: sets.test.length, order: sets.order } }) }
}

function taskJson({ task, settings, values, instance, setSizes, seed, sequence, missing }: ShownTask) {
  const { signature, criterion, testSequences, minimalLag, chanceLevel, constantBaseline } = instance
  const { id, version, title, card, sources } = task
  return {
    ...{ id, version, title, card, sources },
    parameters: settings.map(setting => ({ ...setting, value: values[setting.name] })),
    ...{ signature, minimalLag, chanceLevel, constantBaseline, criterion },
    criterionInWords: criterionText(criterion),
    testSequences,
    ...(setSizes && { fixedSets: setSizes }),
    seed,
    sequence: sequence ? sequenceData(instance, sequence) : null,
    ...(missing !== undefined && { missing }),
  }
}

function showMethod(problems: string[], { methods }: Registry, id: string, flags: ShowFlags): void {
  for (const name of ['lag', 'set', 'seed'] as const)
    if (flags[name] !== undefined) problems.push(`Expected \`--${name}\` with \`lagbench show task\` only`)
  const method = methods.get(id)
  if (problems.length > 0 || method === undefined) throw new UsageError(problems)
  const { summary: _, ...row } = methodRow(method)
  const shown = { ...row, summary: method.summary, capabilities: method.capabilities }
  if (flags.json) printJson(shown)
  else printText(methodText(shown))
}
