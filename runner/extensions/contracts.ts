// Whether what a user's file exports is a method or a task: the least that the rest of lagbench counts on, for files that no compiler has
// checked. What it does is another matter (`lagbench check`).

import type { z } from 'zod'
import type { Method } from '../../methods/method.ts'
import type { Task } from '../../tasks/task.ts'
import { UsageError } from '../errors.ts'
import { expected } from '../expected.ts'

export type Entry = { readonly kind: 'method'; readonly entry: Method } | { readonly kind: 'task'; readonly entry: Task }

type Field = readonly [name: string, what: string, fits: (value: unknown) => boolean]

const isObject = (value: unknown): value is { readonly [name: string]: unknown } => typeof value === 'object' && value !== null
const isText = (value: unknown): boolean => typeof value === 'string'
const isFunction = (value: unknown): boolean => typeof value === 'function'
const isSchema = (value: unknown): boolean => isObject(value) && typeof value.safeParse === 'function'

const common: readonly Field[] = [
  ['id', 'lower-case words joined by hyphens', value => typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value)],
  ['version', 'a whole number', Number.isSafeInteger],
  ['title', 'a text', isText],
  ['sources', 'a list of citations, which may be empty', Array.isArray],
]

const fields: Readonly<Record<Entry['kind'], readonly Field[]>> = {
  method: [
    ...common,
    ['family', 'a text', isText],
    ['summary', 'a text', isText],
    ['complexity', 'a text', isText],
    ['capabilities', 'an object', isObject],
    ['options', 'a zod schema (`z.strictObject({...})`)', isSchema],
    ['published', 'an object, which may be empty', isObject],
    ['learner', 'a function', isFunction],
  ],
  task: [
    ...common,
    ['card', 'a text', isText],
    ['parameters', 'a zod schema (`z.strictObject({...})`)', isSchema],
    ['create', 'a function', isFunction],
  ],
}

/** Throws a UsageError that names all that is missing. `where` is the file, as its user named it. */
export function entryOf(value: unknown, where: string): Entry {
  const kind = kindOf(value)
  if (kind === undefined || !isObject(value))
    throw new UsageError([
      `Expected \`${where}\` to export a method or a task, got something else; end it with \`export default defineMethod({...})\`, \`gradientMethod({...})\` or \`defineTask({...})\``,
    ])
  const name = `the ${kind} of \`${where}\``
  const problems = fields[kind].flatMap(([field, what, fits]) =>
    fits(value[field]) ? [] : [expected(`${field}`, what, value[field], `see ${name}`)],
  )
  const schema = value[kind === 'method' ? 'options' : 'parameters']
  if (problems.length === 0)
    problems.push(...missingDefaults(schema as z.ZodType, kind === 'method' ? 'options' : 'parameters', name))
  if (problems.length > 0) throw new UsageError(problems)
  return { kind, entry: value } as unknown as Entry
}

/** A setting that someone leaves out must have a value. */
function missingDefaults(schema: z.ZodType, field: string, name: string): string[] {
  const parsed = schema.safeParse({})
  if (parsed.success) return []
  return parsed.error.issues.map(
    ({ path }) =>
      `Expected each of the \`${field}\` to have a default, got none for \`${path.join('.')}\`; add \`.default(...)\` in ${name}`,
  )
}

/** By what only one of the two has. */
export function kindOf(value: unknown): Entry['kind'] | undefined {
  if (!isObject(value)) return undefined
  return 'learner' in value || 'capabilities' in value ? 'method' : 'create' in value || 'card' in value ? 'task' : undefined
}
