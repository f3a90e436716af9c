// A reader of a report learns what the method is, where it comes from, what it costs and what its options mean.

import type { Citation } from '../../literature/citation.ts'
import { jsonSchemaOf } from '../../runner/expected.ts'
import type { Check } from '../check.ts'
import type { Fault } from '../finding.ts'

const SHORTEST_SUMMARY = 100
const CITATION_FIELDS = ['key', 'type', 'authors', 'year', 'title', 'venue'] as const satisfies readonly (keyof Citation)[]

export const documentation: Check = {
  id: 'documentation',
  title: 'Its sources, summary, complexity and options are described',
  run({ method }) {
    const faults: Fault[] = []
    const missing = (problem: string, expected: string, got: string, remedy: string): void => {
      faults.push({ problem, place: {}, expected, got, remedy })
    }
    if (method.sources.length === 0)
      missing('It cites no source', 'at least one citation', 'an empty list', 'add the paper, report or site it comes from')
    for (const [index, source] of method.sources.entries()) {
      const absent = CITATION_FIELDS.filter(field => source?.[field] === undefined || source[field] === '')
      if (absent.length > 0)
        missing(
          `Its source number ${index + 1} is incomplete`,
          `the fields ${CITATION_FIELDS.join(', ')}`,
          `none for ${absent.join(', ')}`,
          'fill them in; reports print them',
        )
    }
    if (method.summary.length < SHORTEST_SUMMARY)
      missing(
        'Its summary is too short',
        `a paragraph of at least ${SHORTEST_SUMMARY} characters`,
        `${method.summary.length}`,
        'say what the remedy is and how this file reads its paper',
      )
    if (!/O\(/.test(method.complexity))
      missing(
        'Its complexity has no order of growth',
        'an order of growth, as `O(W) per step`',
        `\`${method.complexity}\``,
        'say what a step costs in time and memory',
      )
    for (const [name, option] of Object.entries(jsonSchemaOf(method.options).properties ?? {}))
      if (!option.description)
        missing(`Its option \`${name}\` is not described`, 'a description', 'none', "add `.describe('...')` to it in the schema")
    return { faults }
  },
}
