// The numbered notes on departures from published texts that concern the methods and tasks of this report.

import type { RootContent } from 'mdast'
import { deviationsFor } from '../../literature/deviations.ts'
import type { Grid } from '../grid.ts'
import { heading, type Inline, list, strong } from '../markdown/nodes.ts'
import { prose } from '../markdown/prose.ts'

export function deviations({ cells }: Grid): RootContent[] {
  const notes = deviationsFor(cells.map(cell => ({ method: cell.method.id, task: cell.task.id })))
  if (notes.length === 0) return []
  return [
    heading(2, 'Deviations from the published texts'),
    list(
      notes.map((note): Inline[] => {
        const body = prose(note.text, 4)
        const first = body[0]?.type === 'paragraph' ? body[0].children : []
        return [strong(`D${note.number}, ${note.title}.`), ' ', ...first]
      }),
    ),
  ]
}
