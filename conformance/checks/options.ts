// Options are data: every one has a default, and all of them survive JSON, as they are part of a trial's key and of its record.

import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { expectation, got, type JsonSchema, jsonSchemaOf } from '../../runner/expected.ts'
import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'

export const options: Check = {
  id: 'options',
  title: 'Its options have valid defaults and are JSON data',
  gate: true,
  run({ method }) {
    const parsed = method.options.safeParse({})
    if (!parsed.success) {
      const schema = jsonSchemaOf(method.options)
      const faults = parsed.error.issues.map((issue): Fault => {
        const name = issue.path.join('.')
        return {
          problem: name === '' ? 'Its options do not go without values' : `Its option \`${name}\` has no valid default`,
          place: {},
          expected: name === '' ? 'options that all have a default' : expectedOf(schema, name),
          got: `with {}: ${issue.message}`,
          remedy: 'add `.default(...)` with the value that its authors used',
        }
      })
      return { faults }
    }
    const values = parsed.data as Readonly<Record<string, Json>>
    const faults = Object.entries(values).flatMap(([name, value]) => notJson(name, value))
    if (faults.length > 0) return { faults }
    const { properties = {} } = jsonSchemaOf(method.options)
    const unknown = Object.keys(values).filter(name => !Object.hasOwn(properties, name))
    if (unknown.length > 0)
      faults.push({
        problem: 'Its schema does not name all of its options',
        place: {},
        expected: 'a zod object schema: users set options by the names that it shows',
        got: `${unknown.join(', ')} among the defaults, not in the schema`,
        remedy: 'use `z.strictObject({ ... })`, with `superRefine` for what depends on several fields',
      })
    // What is stored is read back and parsed again: it must not change on the way.
    const again = method.options.safeParse(JSON.parse(JSON.stringify(values)))
    if (!again.success)
      faults.push({
        problem: 'Its defaults are refused by its own schema',
        place: {},
        expected: 'defaults that the schema accepts as values (zod does not look at them)',
        got: again.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
        remedy: 'change the default or the schema',
      })
    else if (canonicalJson(again.data as Json) !== canonicalJson(values))
      faults.push({
        problem: 'Its default options change when they are parsed again',
        place: {},
        expected: canonicalJson(values),
        got: canonicalJson(again.data as Json),
        remedy: 'use no transform that cannot be repeated: a trial is run from its stored options',
      })
    return { faults }
  },
}

/** The fault of an option whose value is not JSON data, if it is not. */
export function notJson(name: string, value: unknown): Fault[] {
  try {
    const text = canonicalJson(value as Json)
    if (canonicalJson(JSON.parse(JSON.stringify(value)) as Json) === text && isPlain(value)) return []
  } catch {
    // What canonical JSON refuses.
  }
  return [
    {
      problem: `Its option \`${name}\` cannot be stored`,
      place: {},
      expected: 'a value that JSON keeps: text, finite number, boolean, null, or lists and plain objects of these',
      got:
        typeof value === 'function'
          ? 'a function'
          : isPlain(value)
            ? got(value)
            : `an object of class ${value?.constructor?.name}`,
      remedy: "make it a name or a number that the learner looks up, as `z.enum(['tanh', 'logistic'])`",
    },
  ]
}

/** Whether no part of it is an object of a class: a typed array would come back as something else. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  const prototype = Object.getPrototypeOf(value) as unknown
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false
  return Object.values(value).every(isPlain)
}

function expectedOf(schema: JsonSchema, name: string): string {
  const option = schema.properties?.[name]
  return option === undefined ? 'a default' : `a default that is ${expectation(option)}`
}
