// Methods in panels: all in one, or by family (in two or more parts where a family is large) where they are too many for one.

import type { MethodEntry } from '../grid.ts'

/** More lines than this in one panel cannot be followed. */
const MOST_LINES = 10

export interface Group<Line> {
  /** Null where one panel holds all. */
  readonly title: string | null
  readonly members: readonly Line[]
}

export function grouped<Line extends { readonly method: MethodEntry }>(lines: readonly Line[]): readonly Group<Line>[] {
  if (lines.length <= MOST_LINES) return [{ title: null, members: lines }]
  const families = Map.groupBy(lines, ({ method }) => method.definition?.family ?? 'other')
  return [...families].flatMap(([family, members]) => {
    const parts = Math.ceil(members.length / MOST_LINES)
    const size = Math.ceil(members.length / parts)
    return Array.from({ length: parts }, (_, part) => ({
      title: parts === 1 ? `${family} methods` : `${family} methods (${part + 1} of ${parts})`,
      members: members.slice(part * size, (part + 1) * size),
    }))
  })
}
