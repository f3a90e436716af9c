// The shape of a suite file, checked before anything in it is used: suites are plain data and may come from anyone.

import { z } from 'zod'
import { expected, jsonSchemaOf } from './expected.ts'
import type { Suite } from './plan.ts'
import { pathText, problemsOf, type Resolved } from './resolve.ts'
import { advise } from './suggest.ts'

const settings = z.record(z.string(), z.unknown())
const label = z.string().min(1)
const positive = z.int().min(1)
const budget = z.strictObject({ sequences: positive.optional(), steps: positive.optional() })

const suiteShape = z.strictObject({
  title: z.string().min(1),
  description: z.string(),
  methods: z
    .array(
      z.strictObject({
        method: label,
        options: settings.optional(),
        label: label.optional(),
        tasks: z.array(label).min(1).optional(),
      }),
    )
    .min(1),
  tasks: z
    .array(
      z.strictObject({
        task: label,
        lags: z.array(positive).min(1),
        parameters: settings.optional(),
        budget: budget.optional(),
        seeds: positive.optional(),
        label: label.optional(),
      }),
    )
    .min(1),
  seeds: positive,
  firstSeed: z.int().min(0).optional(),
  budget,
})

const suiteJsonSchema = jsonSchemaOf(suiteShape)

/** Checks that a value has the shape of a suite; every deviation is one sentence with its path. */
export function checkSuiteShape(value: unknown): Resolved<Suite> {
  const parsed = suiteShape.safeParse(value)
  if (!parsed.success)
    return { ok: false, problems: problemsOf(parsed.error, suiteJsonSchema, value, path => pathText('', path) || 'suite') }
  const suite = parsed.data as Suite
  const problems = [
    ...unbounded('budget', suite.budget),
    ...suite.tasks.flatMap((task, index) => (task.budget ? unbounded(`tasks[${index}].budget`, task.budget) : [])),
    ...suite.tasks.flatMap((task, index) => repeatedLags(`tasks[${index}].lags`, task.lags)),
    ...unknownTasks(suite),
    ...commas('methods', suite.methods),
    ...commas('tasks', suite.tasks),
    ...repeatedLabels(
      'methods',
      suite.methods.map(entry => entry.label ?? entry.method),
    ),
    ...repeatedLabels(
      'tasks',
      suite.tasks.map(entry => entry.label ?? entry.task),
    ),
  ]
  return problems.length === 0 ? { ok: true, value: suite } : { ok: false, problems }
}

/** A trial that nothing ends would never leave a record. */
function unbounded(where: string, limits: Suite['budget']): string[] {
  if (limits.sequences !== undefined || limits.steps !== undefined) return []
  return [
    `Expected \`${where}\` to limit \`sequences\` or \`steps\`, got neither; a trial that is not solved has to end some time`,
  ]
}

/** Labels of tasks that a method is to meet, and that no task has. */
function unknownTasks({ methods, tasks }: Suite): string[] {
  const labels = tasks.map(entry => entry.label ?? entry.task)
  return methods.flatMap((entry, method) =>
    (entry.tasks ?? []).flatMap((name, index) =>
      labels.includes(name)
        ? []
        : [expected(`methods[${method}].tasks[${index}]`, 'the label of one of the tasks', name, advise(name, labels, 'tasks'))],
    ),
  )
}

function repeatedLags(where: string, lags: readonly number[]): string[] {
  const repeated = lags.filter((lag, index) => lags.indexOf(lag) !== index)
  return repeated.map(lag => `Expected \`${where}\` to hold every lag once, got \`${lag}\` again`)
}

/** `--methods` and `--tasks` take names with commas between them. */
function commas(where: 'methods' | 'tasks', entries: readonly { readonly label?: string }[]): string[] {
  return entries.flatMap(({ label }, index) =>
    label?.includes(',')
      ? [`Expected \`${where}[${index}].label\` to have no comma, got \`${label}\`; \`--${where} a,b\` names two ${where}`]
      : [],
  )
}

function repeatedLabels(where: string, labels: readonly string[]): string[] {
  return labels.flatMap((name, index) =>
    labels.indexOf(name) === index
      ? []
      : [`Expected \`${where}[${index}]\` to have a name of its own, got \`${name}\` again; give one of them a \`label\``],
  )
}
