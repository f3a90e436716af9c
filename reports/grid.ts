// A plan and its results, laid out as the report reads them: methods, tasks, lags, and the trials of each combination.

import type { Method } from '../methods/method.ts'
import { notComparable } from '../runner/comparable.ts'
import type { Plan, PlannedTrial } from '../runner/plan.ts'
import type { Outcome, TrialRecord, TrialSpec } from '../runner/record.ts'
import type { Registry } from '../runner/registry.ts'
import type { Task } from '../tasks/task.ts'

export interface Trial {
  readonly planned: PlannedTrial
  /** Undefined while the trial has not run. */
  readonly record: TrialRecord | undefined
}

/** How many trials ended in which way. */
type Tally = { readonly [status in Outcome['status']]: number } & {
  readonly planned: number
  readonly missing: number
  /** Solved, unsolved or diverged: the trials that say something about the method, and what success rates are shares of. */
  readonly finished: number
}

/** One method on one task at one lag. */
export interface Cell {
  readonly method: MethodEntry
  readonly task: TaskEntry
  readonly lag: number
  /** The first trial's; the others differ in the seed. */
  readonly spec: TrialSpec
  readonly trials: readonly Trial[]
  readonly tally: Tally
  /** Whether the method and task of today are those of these results, so that they can explain them. */
  readonly comparable: boolean
}

export interface MethodEntry {
  readonly label: string
  readonly id: string
  /** Undefined when the method's file is gone. */
  readonly definition: Method | undefined
}

export interface TaskEntry {
  readonly label: string
  readonly id: string
  readonly definition: Task | undefined
  /** Ascending. */
  readonly lags: readonly number[]
}

export interface Grid {
  readonly plan: Plan
  readonly methods: readonly MethodEntry[]
  readonly tasks: readonly TaskEntry[]
  /** In the order of tasks, methods, lags. */
  readonly cells: readonly Cell[]
  readonly trials: readonly Trial[]
  readonly tally: Tally
  /** Undefined where the plan has no such combination. */
  cell(method: string, task: string, lag: number): Cell | undefined
  cellsOf(task: string): readonly Cell[]
}

export function makeGrid(plan: Plan, records: readonly TrialRecord[], registry: Registry): Grid {
  const byKey = new Map(records.map(record => [record.result.key, record]))
  const trials = plan.trials.map(planned => ({ planned, record: byKey.get(planned.key) }))
  const groups = Map.groupBy(trials, ({ planned }) =>
    cellKey(planned.methodLabel, planned.taskLabel, planned.spec.parameters.lag),
  )
  const methods = plan.methodLabels.flatMap(label => {
    const id = plan.trials.find(trial => trial.methodLabel === label)?.spec.method
    return id === undefined ? [] : [{ label, id, definition: registry.methods.get(id) }]
  })
  const tasks = plan.taskLabels.flatMap(label => {
    const specs = plan.trials.filter(trial => trial.taskLabel === label).map(trial => trial.spec)
    const id = specs[0]?.task
    const lags = [...new Set(specs.map(spec => spec.parameters.lag))].sort((a, b) => a - b)
    return id === undefined ? [] : [{ label, id, definition: registry.tasks.get(id), lags }]
  })
  const cells = new Map<string, Cell>()
  for (const task of tasks) {
    for (const method of methods) {
      for (const lag of task.lags) {
        const key = cellKey(method.label, task.label, lag)
        const group = groups.get(key)?.toSorted((a, b) => a.planned.spec.seed - b.planned.spec.seed)
        if (group !== undefined) {
          const { spec } = group[0]!.planned
          const comparable = notComparable(spec, registry) === undefined
          cells.set(key, { method, task, lag, spec, trials: group, tally: tallyOf(group), comparable })
        }
      }
    }
  }
  const byTask = Map.groupBy(cells.values(), cell => cell.task.label)
  return {
    plan,
    methods,
    tasks,
    cells: [...cells.values()],
    trials,
    tally: tallyOf(trials),
    cell: (method, task, lag) => cells.get(cellKey(method, task, lag)),
    cellsOf: task => byTask.get(task) ?? [],
  }
}

/** What readers call a task: its title, or the label that the suite gave it. */
export function nameOf(task: TaskEntry): string {
  return task.label === task.id ? (task.definition?.title ?? task.label) : task.label
}

function cellKey(method: string, task: string, lag: number): string {
  return JSON.stringify([method, task, lag])
}

function tallyOf(trials: readonly Trial[]): Tally {
  const tally = { solved: 0, unsolved: 0, diverged: 0, skipped: 0, failed: 0, missing: 0 }
  for (const { record } of trials) tally[record?.result.outcome.status ?? 'missing']++
  return { ...tally, planned: trials.length, finished: tally.solved + tally.unsolved + tally.diverged }
}
