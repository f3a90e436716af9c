// Sentences about values: what a schema expects, what came instead. Every message about a wrong value is made here.

import { z } from 'zod'

/** The part of JSON Schema that zod writes for options, parameters and suites. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly properties?: { readonly [name: string]: JsonSchema }
  readonly items?: JsonSchema
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly default?: unknown
  readonly description?: string
}

export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
}

/** A noun phrase for what a schema accepts: `a whole number from 1 to 10`. */
export function expectation(schema: JsonSchema): string {
  if (schema.anyOf) return schema.anyOf.map(expectation).join(' or ')
  if (schema.enum) return `one of ${schema.enum.map(shown).join(', ')}`
  if (schema.const !== undefined) return shown(schema.const)
  if (Array.isArray(schema.type)) return schema.type.map((type: string) => expectation({ ...schema, type })).join(' or ')
  switch (schema.type) {
    case 'integer':
      return `a whole number${range(schema)}`
    case 'number':
      return `a number${range(schema)}`
    case 'boolean':
      return 'true or false'
    case 'string':
      return schema.minLength ? 'a text that is not empty' : 'a text'
    case 'array': {
      const items = schema.items && Object.keys(schema.items).length > 0 ? `, each ${expectation(schema.items)}` : ''
      return `a list${schema.minItems ? ` of at least ${schema.minItems}` : ''}${items}`
    }
    case 'object': {
      const names = Object.keys(schema.properties ?? {})
      return names.length > 0 ? `an object with ${names.map(shown).join(', ')}` : 'an object'
    }
    case 'null':
      return 'null'
    default:
      return 'a fitting value'
  }
}

/** The schema of the value at `path`, as far as it can be followed. */
export function schemaAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema | undefined {
  let found: JsonSchema | undefined = schema
  for (const step of path) found = typeof step === 'number' ? found?.items : found?.properties?.[String(step)]
  return found
}

/** The value with its type, as every message ends: `-1` (number). */
export function got(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === '') return 'an empty text'
  return `${shown(value)} (${value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value})`
}

/** A value as code, cut where it gets long. */
export function shown(value: unknown): string {
  let text: string
  if (typeof value === 'string') text = value
  else if (typeof value === 'object' && value !== null) text = attempt(() => JSON.stringify(value)) ?? 'an object'
  else text = String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``
}

export function expected(where: string, what: string, value: unknown, advice = ''): string {
  return `Expected \`${where}\` to be ${what}, got ${got(value)}${advice === '' ? '' : `; ${advice}`}`
}

function attempt<Value>(make: () => Value): Value | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

function range(schema: JsonSchema): string {
  // Zod bounds its integers by the safe integers; nobody needs to be told.
  const safe = (bound: number | undefined) =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined
  const [least, most, above, below] = [schema.minimum, schema.maximum, schema.exclusiveMinimum, schema.exclusiveMaximum].map(safe)
  const step = schema.multipleOf === undefined || schema.multipleOf === 1 ? '' : ` divisible by ${schema.multipleOf}`
  if (least !== undefined && most !== undefined) return `${step} from ${least} to ${most}`
  const lower = above !== undefined ? `above ${above}` : least !== undefined ? `of at least ${least}` : ''
  const upper = below !== undefined ? `below ${below}` : most !== undefined ? `of at most ${most}` : ''
  const bounds = [lower, upper].filter(bound => bound !== '').join(' and ')
  return bounds === '' ? step : `${step} ${bounds}`
}
