// The settings of a method or task as rows, read from its zod schema.

import type { z } from 'zod'
import { expectation, jsonSchemaOf } from '../runner/expected.ts'

export interface Setting {
  readonly name: string
  readonly default: unknown
  /** What values it takes: `a whole number from 1 to 10`. */
  readonly expected: string
  readonly description: string
}

export function settingsOf(schema: z.ZodType): readonly Setting[] {
  return Object.entries(jsonSchemaOf(schema).properties ?? {}).map(([name, field]) => ({
    name,
    default: field.default ?? null,
    expected: expectation(field),
    description: field.description ?? '',
  }))
}
