// Where two texts part, in words that help to find the place.

/** Characters of a line to show around the first difference. */
const SHOWN = 60

export interface TextDifference {
  /** From 1. */
  readonly line: number
  /** A heading and a table's row, as `under "Cost", row "lstm"`; empty where there is neither. */
  readonly place: string
  /** What stands there in each text, cut around the difference; null where the text has ended. */
  readonly committed: string | null
  readonly made: string | null
}

/** The first line in which two texts differ; undefined where they are equal. */
export function textDifference(committed: string, made: string): TextDifference | undefined {
  if (committed === made) return undefined
  const [a, b] = [committed.split('\n'), made.split('\n')]
  let line = 0
  while (a[line] === b[line]) line++
  const [ours, theirs] = [a[line] ?? null, b[line] ?? null]
  let column = 0
  if (ours !== null && theirs !== null) while (column < ours.length && ours[column] === theirs[column]) column++
  return { line: line + 1, place: placeOf(b, line), committed: around(ours, column), made: around(theirs, column) }
}

function placeOf(lines: readonly string[], line: number): string {
  const heading = lines.slice(0, line + 1).findLast(text => /^#{1,6} /.test(text))
  const row = lines[line]?.match(/^\| *(.*?) *\|/)?.[1]
  const parts = [
    ...(heading === undefined ? [] : [`under "${heading.replace(/^#+ /, '')}"`]),
    ...(row === undefined ? [] : [`row "${row}"`]),
  ]
  return parts.join(', ')
}

function around(line: string | null, column: number): string | null {
  if (line === null) return null
  const from = Math.max(0, column - SHOWN / 3)
  const to = Math.min(line.length, column + SHOWN)
  return `${from > 0 ? '...' : ''}${line.slice(from, to)}${to < line.length ? '...' : ''}`
}
