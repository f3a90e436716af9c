// lagbench list: the methods, tasks and suites there are, with their options and defaults.

import type { Command } from 'commander'
import type { Citation } from '../literature/citation.ts'
import type { Method } from '../methods/method.ts'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import { makePlan } from '../runner/make-plan.ts'
import type { Suite } from '../runner/plan.ts'
import type { Registry } from '../runner/registry.ts'
import { listed } from '../runner/suggest.ts'
import { analysisIds, loadAnalysis } from './analyses.ts'
import { operands } from './arguments.ts'
import { analysesText, methodsText, suitesText, tasksText } from './list-text.ts'
import { loadSuite, suiteIds } from './load-suite.ts'
import { printJson, printText } from './output.ts'
import { loadOutside, WITH, type WithFlags } from './outside.ts'
import { type Setting, settingsOf } from './settings.ts'

const KINDS = ['methods', 'tasks', 'suites', 'analyses'] as const

export interface MethodRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly family: string
  readonly summary: string
  readonly sources: readonly Citation[]
  readonly options: readonly Setting[]
  /** By task id: the values that stand in place of the defaults there. */
  readonly readings: { readonly [task: string]: { readonly [option: string]: unknown } }
  readonly published: { readonly [task: string]: { readonly [option: string]: unknown } }
}

export interface TaskRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly card: string
  readonly sources: readonly Citation[]
  readonly parameters: readonly Setting[]
  /** At the default parameters. */
  readonly chanceLevel: number
}

export interface SuiteRow {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly methods: readonly string[]
  readonly tasks: readonly { readonly label: string; readonly lags: readonly number[]; readonly seeds: number }[]
  /** Where a task has no number of its own. */
  readonly seeds: number
  readonly trials: number
}

export interface AnalysisRow {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly description: string
}

const HELP = `
Options and parameters are set in a suite file, or for one trial by \`lagbench trial --set NAME.KEY=VALUE\`. A method's published
settings replace its defaults on the task that they were published for. \`lagbench show\` tells all of one task or method.

Examples:
  lagbench list methods
  lagbench list tasks --json`

export function addListCommand(program: Command): void {
  program
    .command('list')
    .description('List methods, tasks, suites or analyses.')
    .usage('methods|tasks|suites|analyses [options]')
    .argument('[KIND]', `what to list: ${KINDS.join(', ')}`)
    .option(...WITH)
    .option('--json', 'print the list as JSON')
    .addHelpText('after', HELP)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async (_kind: unknown, flags: WithFlags & { readonly json?: true }, command: Command) => {
      const problems: string[] = []
      const { values, strayFlags } = operands(problems, command, 1)
      const kind = KINDS.find(known => known === values[0])
      if (kind === undefined && !strayFlags) problems.push(expected('KIND', `one of ${listed(KINDS)}`, values[0]))
      const { registry } = await loadOutside(problems, flags)
      if (kind === undefined || problems.length > 0) throw new UsageError(problems)
      switch (kind) {
        case 'methods': {
          const rows = methodRows(registry)
          return flags.json ? printJson(rows) : printText(methodsText(rows))
        }
        case 'tasks': {
          const rows = taskRows(registry)
          return flags.json ? printJson(rows) : printText(tasksText(rows))
        }
        case 'suites': {
          const rows = await suiteRows(registry)
          return flags.json ? printJson(rows) : printText(suitesText(rows))
        }
        case 'analyses': {
          const rows = await analysisRows()
          return flags.json ? printJson(rows) : printText(analysesText(rows))
        }
      }
    })
}

function methodRows(registry: Registry): MethodRow[] {
  return [...registry.methods.values()].map(methodRow)
}

export function methodRow(method: Method): MethodRow {
  const { id, version, title, family, summary, sources, options, published, readings = {} } = method
  return { id, version, title, family, summary, sources, options: settingsOf(options), published, readings }
}

function taskRows(registry: Registry): TaskRow[] {
  return [...registry.tasks.values()].map(task => {
    const { id, version, title, card, sources, parameters } = task
    const { chanceLevel } = task.create(parameters.parse({}))
    return { ...{ id, version, title, card, sources }, parameters: settingsOf(parameters), chanceLevel }
  })
}

async function suiteRows(registry: Registry): Promise<SuiteRow[]> {
  const rows: SuiteRow[] = []
  for (const id of await suiteIds()) {
    const file = await loadSuite(id)
    const plan = makePlan(id, file.suite, registry)
    // A plan could be made of it: it has the shape.
    const suite = file.suite as Suite
    rows.push({
      id,
      title: suite.title,
      description: suite.description,
      methods: plan.methodLabels,
      tasks: suite.tasks.map(({ task, label, lags, seeds }) => ({ label: label ?? task, lags, seeds: seeds ?? suite.seeds })),
      seeds: suite.seeds,
      trials: plan.trials.length,
    })
  }
  return rows
}

async function analysisRows(): Promise<AnalysisRow[]> {
  const ids = await analysisIds()
  return Promise.all(
    ids.map(async id => {
      const { version, title, description } = await loadAnalysis(id)
      return { id, version, title, description }
    }),
  )
}
