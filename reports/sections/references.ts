// BibTeX of exactly the methods, tasks and published figures that this report uses, and of its statistics.

import type { RootContent } from 'mdast'
import { bibtex } from '../../literature/bibtex.ts'
import type { Citation } from '../../literature/citation.ts'
import {
  augerhansen2005,
  brookmeyercrowley1982,
  epsteinsobel1953,
  firth1993,
  holm1979,
  kaplanmeier1958,
  mantel1966,
  massart1990,
  schmidhuber2001guessing,
  vanelteren1960,
  venzonmoolgavkar1988,
  wilson1927,
} from '../../literature/citations.ts'
import type { Comparison } from '../compare.ts'
import { MOST_BANDS } from '../figures/runtime-profile.ts'
import type { Grid } from '../grid.ts'
import { fence, heading, paragraph } from '../markdown/nodes.ts'

/** `timed`: whether times were compared by log-rank tests. */
export function references(grid: Grid, comparisons: readonly Comparison[], timed: boolean): RootContent[] {
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
    fence('bibtex', bibtex(statistics(grid, timed))),
  ]
}

function statistics({ methods, tasks }: Grid, timed: boolean): readonly Citation[] {
  const compared = methods.length > 1
  const fitted = tasks.some(({ lags }) => lags.length > 1)
  return [
    wilson1927,
    kaplanmeier1958,
    brookmeyercrowley1982,
    augerhansen2005,
    epsteinsobel1953,
    schmidhuber2001guessing,
    ...(compared ? [vanelteren1960, holm1979] : []),
    ...(timed ? [mantel1966] : []),
    ...(fitted ? [venzonmoolgavkar1988, firth1993] : []),
    ...(methods.length <= MOST_BANDS ? [massart1990] : []),
  ]
}
