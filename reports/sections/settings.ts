// A table of the settings that the trials ran with: one value where all agree, else one per place.

import type { RootContent } from 'mdast'
import { z } from 'zod'
import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { type CellContent, code, type Inline, oneLine, table } from '../markdown/nodes.ts'

export interface SettingsAt {
  /** Where these values were used, e.g. a task's label. */
  readonly where: string
  readonly values: { readonly [name: string]: Json }
}

/** Nothing when there are no settings but the `hidden` ones. */
export function settingsTable(
  noun: string,
  schema: z.ZodType,
  used: readonly SettingsAt[],
  hidden: readonly string[] = [],
): RootContent[] {
  const names = [...new Set(used.flatMap(({ values }) => Object.keys(values)))].filter(name => !hidden.includes(name))
  if (names.length === 0) return []
  const meanings = descriptions(schema)
  return [
    table(
      'lll',
      [noun, 'Value', 'Meaning'],
      names.map((name): CellContent[] => [code(name), valueText(name, used), oneLine(meanings.get(name) ?? '')]),
    ),
  ]
}

function valueText(name: string, used: readonly SettingsAt[]): Inline[] {
  const byValue = Map.groupBy(
    used.filter(({ values }) => values[name] !== undefined),
    ({ values }) => canonicalJson(values[name]!),
  )
  if (byValue.size === 1) return [code([...byValue.keys()][0]!)]
  return [...byValue].flatMap(([value, places], index): Inline[] => [
    index === 0 ? '' : '; ',
    code(value),
    ` (${[...new Set(places.map(({ where }) => oneLine(where)))].join(', ')})`,
  ])
}

/** What the schema says of each setting; nothing for schemas that JSON Schema cannot express. */
function descriptions(schema: z.ZodType): ReadonlyMap<string, string> {
  try {
    const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
    return new Map(
      Object.entries(properties).flatMap(([name, property]) =>
        typeof property === 'object' && property.description !== undefined ? [[name, property.description]] : [],
      ),
    )
  } catch {
    return new Map()
  }
}
