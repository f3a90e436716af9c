// What a command line changes of a suite: fewer (or more) methods, fewer tasks, another number of seeds.

import { expected } from './expected.ts'
import type { Suite, SuiteMethod, SuiteTask } from './plan.ts'
import type { Registry } from './registry.ts'
import { advise } from './suggest.ts'

export interface Overrides {
  /** Ids or labels; the order doesn't matter. */
  readonly methods?: readonly string[]
  readonly tasks?: readonly string[]
  /** Ids of methods that run beside those of the suite, unless `methods` says which run. */
  readonly added?: readonly string[]
  readonly seeds?: number
}

export function selectMethods(entries: readonly SuiteMethod[], names: readonly string[] | undefined): readonly SuiteMethod[] {
  return names === undefined
    ? entries
    : entries.filter(({ method, label }) => names.includes(method) || names.includes(label ?? method))
}

export function selectTasks(entries: readonly SuiteTask[], names: readonly string[] | undefined): readonly SuiteTask[] {
  return names === undefined
    ? entries
    : entries.filter(({ task, label }) => names.includes(task) || names.includes(label ?? task))
}

/** Names that mean nothing, and seeds that can't be counted. Without a suite (it could not be read), names are held against the registry. */
export function overrideProblems({ methods, tasks, seeds }: Overrides, registry: Registry, suite?: Suite): string[] {
  const methodNames = new Set([...(suite?.methods ?? []).flatMap(({ label }) => label ?? []), ...registry.methods.keys()])
  const taskNames = new Set((suite?.tasks ?? []).flatMap(({ task, label }) => [task, label ?? task]))
  const problems: string[] = []
  if (methods?.length === 0)
    problems.push(`Expected \`--methods\` to name at least one method, got none; ${advise('', methodNames, 'methods')}`)
  if (tasks?.length === 0) problems.push('Expected `--tasks` to name at least one task, got none')
  for (const name of methods ?? []) {
    if (!methodNames.has(name))
      problems.push(expected('--methods', 'names of known methods', name, advise(name, methodNames, 'methods')))
  }
  for (const name of tasks ?? []) {
    if (suite === undefined ? registry.tasks.has(name) : taskNames.has(name)) continue
    if (suite !== undefined && registry.tasks.has(name)) {
      const advice = `the suite sets no lags for it; ${advise(name, taskNames, 'tasks of the suite')}`
      problems.push(expected('--tasks', 'names of tasks of the suite', name, advice))
    } else {
      const known = suite === undefined ? registry.tasks.keys() : taskNames
      problems.push(expected('--tasks', 'names of known tasks', name, advise(name, known, 'tasks')))
    }
  }
  if (seeds !== undefined && (!Number.isSafeInteger(seeds) || seeds < 1)) {
    problems.push(expected('--seeds', 'a whole number of at least 1', seeds))
  }
  return problems
}
