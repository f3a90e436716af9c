// BibTeX of exactly the methods, tasks and published figures that this report uses, and of its statistics.

import type { RootContent } from 'mdast'
import { bibtex } from '../../literature/bibtex.ts'
import { brookmeyercrowley1982, kaplanmeier1958, wilson1927 } from '../../literature/citations.ts'
import type { Comparison } from '../compare.ts'
import type { Grid } from '../grid.ts'
import { fence, heading, paragraph } from '../markdown/nodes.ts'

export function references(grid: Grid, comparisons: readonly Comparison[]): RootContent[] {
  const used = [
    ...grid.methods.flatMap(method => method.definition?.sources ?? []),
    ...grid.tasks.flatMap(task => task.definition?.sources ?? []),
    ...comparisons.map(({ figure }) => figure.citation),
  ]
  return [
    heading(2, 'References'),
    paragraph('Of the methods, tasks and published figures used above:'),
    fence('bibtex', bibtex(used)),
    paragraph('Of the statistics:'),
    fence('bibtex', bibtex([wilson1927, kaplanmeier1958, brookmeyercrowley1982])),
  ]
}
