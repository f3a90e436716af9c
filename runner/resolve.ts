// Fills in what a user left out: schema defaults, then the authors' published settings, then our readings of
// what they leave open, then the user's own values. Collects every
// problem instead of stopping at the first.

import type { z } from 'zod'
import type { Json } from '../engine/canonical.ts'
import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import { expectation, expected, got, type JsonSchema, jsonSchemaOf, schemaAt } from './expected.ts'
import type { TrialSpec } from './record.ts'
import { advise } from './suggest.ts'

export type Settings = { readonly [name: string]: Json }

export type Resolved<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Names the place of a setting in the user's terms: `methods[0].options.x`, or `--set bptt.x`. */
export type Where = (name: string) => string

/** A method's options for a task. `taskId` may be undefined where the task is not known: no published settings then. */
export function resolveOptions(method: Method, taskId: string | undefined, user: Settings, where: Where): Resolved<Settings> {
  return resolveSettings(
    method.options,
    { ...settingsFor(method.published, taskId), ...settingsFor(method.readings ?? {}, taskId), ...user },
    where,
    `options of ${method.id}`,
  )
}

/** The options that were published for the task, defaults filled in: what a published figure is about. */
export function publishedOptions(method: Method, taskId: string): Settings {
  return method.options.parse(settingsFor(method.published, taskId)) as Settings
}

function settingsFor(byTask: Readonly<Record<string, object>>, taskId: string | undefined): Settings {
  return taskId !== undefined && Object.hasOwn(byTask, taskId) ? (byTask[taskId] as Settings) : {}
}

/** A task's parameters; a combination that the task refuses to create counts as a problem too, as does what the task misses here. */
export function resolveParameters(task: Task, user: Settings, where: Where): Resolved<TrialSpec['parameters']> {
  const resolved = resolveSettings(task.parameters as z.ZodType<TrialSpec['parameters']>, user, where, `parameters of ${task.id}`)
  if (!resolved.ok) return resolved
  const missing = task.missing?.()
  if (missing !== undefined) return { ok: false, problems: [`Task ${task.id} cannot run here: ${missing}`] }
  try {
    task.create(resolved.value)
    return resolved
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const what = `to fit the other parameters of ${task.id}, got ${got(resolved.value.lag)}`
    return { ok: false, problems: [`Expected \`${where('lag')}\` ${what}: ${error.message}`] }
  }
}

function resolveSettings<Value>(schema: z.ZodType<Value>, values: Settings, where: Where, kind: string): Resolved<Value> {
  const shape = jsonSchemaOf(schema)
  const names = Object.keys(shape.properties ?? {})
  const problems: string[] = []
  const known: { [name: string]: Json } = {}
  for (const [name, value] of Object.entries(values)) {
    if (names.includes(name)) known[name] = value
    else problems.push(`Expected \`${where(name)}\` to name one of the ${kind}, got \`${name}\`; ${advise(name, names, kind)}`)
  }
  const parsed = schema.safeParse(known)
  if (!parsed.success)
    problems.push(...problemsOf(parsed.error, shape, known, path => pathText(where(String(path[0] ?? '')), path.slice(1))))
  return parsed.success && problems.length === 0 ? { ok: true, value: parsed.data } : { ok: false, problems }
}

/** One sentence for each thing that zod found wrong in `value`. */
export function problemsOf(
  error: z.ZodError,
  shape: JsonSchema,
  value: unknown,
  where: (path: readonly PropertyKey[]) => string,
): string[] {
  const problems = error.issues.flatMap(issue => {
    const found = valueAt(value, issue.path)
    const at = schemaAt(shape, issue.path)
    if (issue.code === 'unrecognized_keys') {
      const names = Object.keys(at?.properties ?? {})
      return issue.keys.map(
        key => `Expected \`${where([...issue.path, key])}\` to be a known field, got \`${key}\`; ${advise(key, names, 'fields')}`,
      )
    }
    if (issue.code === 'custom' || at === undefined)
      return [`Expected \`${where(issue.path)}\` to be valid, got ${got(found)}: ${issue.message}`]
    return [expected(where(issue.path), expectation(at), found)]
  })
  // A value can be wrong in two ways (too small and not divisible), which are told by the same sentence.
  return [...new Set(problems)]
}

/** A path as one would write it in TypeScript: `methods[0].options.x`. */
export function pathText(start: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, start)
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value
  for (const step of path)
    found = typeof found === 'object' && found !== null ? (found as { [key: PropertyKey]: unknown })[step] : undefined
  return found
}
