// One line of a results file, which may come from anyone: bounded before it is parsed, checked before it is used.

import type { z } from 'zod'
import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { jsonSchemaOf } from '../expected.ts'
import { pathText, problemsOf, type Resolved } from '../resolve.ts'

const MOST_CHARACTERS = 16_000_000
/** Options are a few levels deep; a parser of data from outside must not be led into endless recursion. */
const DEEPEST = 32
const MOST_PROBLEMS = 5

/** The value of a line that is canonical JSON of the given shape; `where` is its place, as in `trials.jsonl:17`. */
export function readLine<Value>(line: string, shape: z.ZodType<Value>, where: string): Resolved<Value> {
  const refused = (what: string): Resolved<Value> => ({ ok: false, problems: [`Expected \`${where}\` to be ${what}`] })
  if (line.length > MOST_CHARACTERS)
    return refused(`a line of at most ${MOST_CHARACTERS} characters, got one of ${line.length}; nothing was read`)
  if (!isShallow(line)) return refused(`JSON of at most ${DEEPEST} levels, got a deeper one`)
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    return refused(`JSON, got what is none (${(error as Error).message.slice(0, 120)}); the file may have been cut off`)
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const problems = problemsOf(parsed.error, jsonSchemaOf(shape), value, path => `${where} ${pathText('', path)}`.trim())
    return { ok: false, problems: problems.slice(0, MOST_PROBLEMS).map(problem => problem.replaceAll(/\p{Cc}/gu, ' ')) }
  }
  // Also finds keys that come twice, of which a parser keeps one, and `__proto__`, which the schema passes over.
  if (canonicalJson(parsed.data as Json) !== line)
    return refused('in canonical form (sorted keys, each once, no white space), got another one; `lagbench export` writes it')
  return { ok: true, value: parsed.data }
}

/** Whether brackets stand at most DEEPEST deep in each other, those in strings left out. */
function isShallow(line: string): boolean {
  let depth = 0
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const character = line[i]
    if (quoted) {
      if (character === '\\') i++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{' || character === '[') {
      if (++depth > DEEPEST) return false
    } else if (character === '}' || character === ']') depth--
  }
  return true
}
