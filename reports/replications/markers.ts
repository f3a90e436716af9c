// Marked parts of a replication note. A part stands between two comment lines, of which the first names a kind, a folder of results and, if
// not all tasks are meant, the labels of some:
//
//   <!-- lagbench:published task-2a | p = 4 | p = 10 -->
//   ...
//   <!-- lagbench:end -->

import { listed } from '../format.ts'

/** What a part shows: parts.ts. `index` names no results. */
export const kinds = ['published', 'solved', 'cost', 'repeat', 'index'] as const
export type Kind = (typeof kinds)[number]

export interface Marker {
  readonly kind: Kind
  /** A folder of results/; '' for the index. */
  readonly suite: string
  /** Labels of tasks; none: all of the results' tasks. */
  readonly tasks: readonly string[]
}

const END = '<!-- lagbench:end -->'
const opening = /^<!-- lagbench:(\w+)(.*) -->$/

/** Throws an Error for a marker that says nothing, and for a part that has no end. */
export function markersOf(text: string): readonly Marker[] {
  return partsOf(text).flatMap(part => (typeof part === 'string' ? [] : [part.marker]))
}

/** The text with each marked part replaced. Throws as `markersOf` does. */
export function withParts(text: string, make: (marker: Marker) => string): string {
  return partsOf(text)
    .map(part => (typeof part === 'string' ? part : `${part.line}\n\n${make(part.marker).trim()}\n\n${END}`))
    .join('\n')
}

/** The text without its marked parts: what was written by hand. */
export function withoutParts(text: string): string {
  return partsOf(text)
    .filter(part => typeof part === 'string')
    .join('\n')
}

interface MarkedPart {
  readonly line: string
  readonly marker: Marker
}

/** Lines by hand, drawn together, and marked parts, in order. */
function partsOf(text: string): (string | MarkedPart)[] {
  const lines = text.split('\n')
  const parts: (string | MarkedPart)[] = []
  let plain: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const found = lines[at] === END ? null : opening.exec(lines[at]!)
    if (lines[at] === END) throw new Error(`Expected a marker before line ${at + 1}, ${END}`)
    if (found === null) {
      plain.push(lines[at]!)
      continue
    }
    const end = lines.findIndex((line, index) => index > at && (line === END || opening.test(line)))
    // An end that was forgotten would take the text up to the next one with it.
    if (lines[end] !== END) throw new Error(`Expected ${END} after line ${at + 1}, ${lines[at]}`)
    parts.push(plain.join('\n'), { line: lines[at]!, marker: markerOf(found[1]!, found[2]!, lines[at]!) })
    plain = []
    at = end
  }
  return [...parts, plain.join('\n')]
}

function markerOf(kind: string, rest: string, line: string): Marker {
  const [suite = '', ...tasks] = rest.split(' | ').map(word => word.trim())
  const known = kinds.find(each => each === kind)
  if (known === undefined) throw new Error(`Expected one of ${listed(kinds, 'or')} in ${line}`)
  if ((known === 'index') !== (suite === '')) throw new Error(`Expected a folder of results, or the kind index alone, in ${line}`)
  return { kind: known, suite, tasks }
}
