// Makes a suite concrete: every method on every task at every lag with every seed, all settings filled in and checked. All mistakes
// of a suite are reported at once.

import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import { UsageError } from './errors.ts'
import { expected } from './expected.ts'
import { makeSpec } from './make-spec.ts'
import { type Overrides, overrideProblems, selectMethods, selectTasks } from './overrides.ts'
import type { Plan, PlannedTrial, SuiteMethod, SuiteTask } from './plan.ts'
import type { Budget, TrialSpec } from './record.ts'
import type { Registry } from './registry.ts'
import { resolveOptions, resolveParameters, type Settings } from './resolve.ts'
import { advise } from './suggest.ts'
import { checkSuiteShape } from './suite-shape.ts'
import { trialKey } from './trial/key.ts'

interface ResolvedTask {
  readonly task: Task
  readonly label: string
  readonly budget: Budget
  readonly parameters: readonly TrialSpec['parameters'][]
  /** Number of seeds; undefined: the suite's. */
  readonly seeds: number | undefined
}

interface ResolvedMethod {
  readonly method: Method
  readonly label: string
  readonly optionsFor: (task: string) => Settings
  /** Whether it meets the task with that label. */
  readonly meets: (taskLabel: string) => boolean
}

/**
 * The plan of a suite: trials seed by seed (partial results are balanced), within a seed in the suite's order.
 * Throws a UsageError that names every problem of the suite and of the overrides.
 */
export function makePlan(id: string, suite: unknown, registry: Registry, overrides: Overrides = {}): Plan {
  const shape = checkSuiteShape(suite)
  if (!shape.ok) throw new UsageError([...shape.problems, ...overrideProblems(overrides, registry)])
  const { value } = shape
  const problems = overrideProblems(overrides, registry, value)
  const tasks = value.tasks.map((entry, index) => resolveTask(entry, `tasks[${index}]`, value.budget, registry, problems))
  const taskIds = (labels: readonly string[] | undefined): string[] => {
    const met = value.tasks.filter(entry => labels === undefined || labels.includes(entry.label ?? entry.task))
    return [...new Set(met.map(entry => entry.task))].filter(task => registry.tasks.has(task))
  }
  const methods = value.methods.map((entry, index) =>
    resolveMethod(entry, `methods[${index}]`, taskIds(entry.tasks), registry, problems),
  )
  const added = addedMethods(overrides.methods ?? overrides.added ?? [], value.methods, registry).map(entry =>
    resolveMethod(entry, `--methods ${entry.method}`, taskIds(undefined), registry, problems),
  )
  if (problems.length > 0) throw new UsageError([...new Set(problems)])

  const chosenMethods = [
    ...selectMethods(value.methods, overrides.methods).map(entry => methods[value.methods.indexOf(entry)]!),
    ...added,
  ].filter(method => method !== undefined)
  const chosenTasks = selectTasks(value.tasks, overrides.tasks)
    .map(entry => tasks[value.tasks.indexOf(entry)])
    .filter(task => task !== undefined)
  const first = (value.firstSeed ?? 0) + 1
  const seedsOf = (task: ResolvedTask): number => overrides.seeds ?? task.seeds ?? value.seeds
  const rounds = Array.from({ length: Math.max(...chosenTasks.map(seedsOf)) }, (_, index) => index)
  return {
    id,
    title: value.title,
    description: value.description,
    methodLabels: chosenMethods.map(method => method.label),
    taskLabels: chosenTasks.map(task => task.label),
    trials: rounds.flatMap(round =>
      trialsOf(
        chosenMethods,
        chosenTasks.filter(task => round < seedsOf(task)),
        first + round,
      ),
    ),
  }
}

function trialsOf(methods: readonly ResolvedMethod[], tasks: readonly ResolvedTask[], seed: number): PlannedTrial[] {
  return tasks.flatMap(({ task, label, budget, parameters }) =>
    parameters.flatMap(values =>
      methods
        .filter(({ meets }) => meets(label))
        .map(({ method, label: methodLabel, optionsFor }) => {
          const spec = makeSpec(method, optionsFor(task.id), task, values, seed, budget)
          return { key: trialKey(spec), methodLabel, taskLabel: label, spec }
        }),
    ),
  )
}

/** Methods asked for by name that the suite leaves out run with their defaults: a new method needs no edit of a suite. */
function addedMethods(names: readonly string[], entries: readonly SuiteMethod[], registry: Registry): SuiteMethod[] {
  const inSuite = new Set(entries.flatMap(entry => [entry.method, entry.label ?? entry.method]))
  return [...registry.methods.keys()].filter(method => names.includes(method) && !inSuite.has(method)).map(method => ({ method }))
}

function resolveTask(
  entry: SuiteTask,
  where: string,
  budget: Budget,
  registry: Registry,
  problems: string[],
): ResolvedTask | undefined {
  const task = registry.tasks.get(entry.task)
  if (task === undefined) {
    problems.push(expected(`${where}.task`, 'a known task', entry.task, advise(entry.task, registry.tasks.keys(), 'tasks')))
    return undefined
  }
  const { lag, ...parameters } = entry.parameters ?? {}
  if (lag !== undefined) problems.push(expected(`${where}.parameters.lag`, 'left out', lag, `write it in \`${where}.lags\``))
  const resolved = entry.lags.map((lag, index) =>
    resolveParameters(task, { ...parameters, lag }, name =>
      name === 'lag' ? `${where}.lags[${index}]` : `${where}.parameters.${name}`,
    ),
  )
  for (const each of resolved) if (!each.ok) problems.push(...each.problems)
  const { sequences, steps } = entry.budget ?? budget
  return {
    task,
    label: entry.label ?? entry.task,
    budget: { ...(sequences === undefined ? {} : { sequences }), ...(steps === undefined ? {} : { steps }) },
    parameters: resolved.flatMap(each => (each.ok ? [each.value] : [])),
    seeds: entry.seeds,
  }
}

function resolveMethod(
  entry: SuiteMethod,
  where: string,
  taskIds: readonly string[],
  registry: Registry,
  problems: string[],
): ResolvedMethod | undefined {
  const method = registry.methods.get(entry.method)
  if (method === undefined) {
    problems.push(
      expected(`${where}.method`, 'a known method', entry.method, advise(entry.method, registry.methods.keys(), 'methods')),
    )
    return undefined
  }
  const options = new Map<string, Settings>()
  // Without any known task the options are checked all the same.
  for (const task of taskIds.length > 0 ? taskIds : [undefined]) {
    const resolved = resolveOptions(method, task, entry.options ?? {}, name => `${where}.options.${name}`)
    if (!resolved.ok) problems.push(...resolved.problems)
    else if (task !== undefined) options.set(task, resolved.value)
  }
  return {
    method,
    label: entry.label ?? entry.method,
    optionsFor: task => options.get(task)!,
    meets: taskLabel => entry.tasks?.includes(taskLabel) ?? true,
  }
}
