// The index of the replication notes: what each is about, and how its comparisons came out.

import { count } from '../format.ts'
import { type CellContent, link, table } from '../markdown/nodes.ts'
import { serialize } from '../markdown/serialize.ts'
import { type Marker, markersOf } from './markers.ts'
import { comparisonsFor } from './parts.ts'
import type { Results } from './results.ts'

export interface Note {
  /** Name in docs/replications/. */
  readonly file: string
  readonly text: string
}

/** One row for each note and folder of results that it shows, in the order of the notes. */
export function indexText(notes: readonly Note[], resultsOf: (suite: string) => Results): string {
  return serialize([
    table(
      'llrrrr',
      ['Experiment', 'Results', 'Published figures', 'Agree', 'Differ', 'Not comparable'],
      notes.flatMap(note => rowsOf(note, resultsOf)),
    ),
  ])
}

function rowsOf({ file, text }: Note, resultsOf: (suite: string) => Results): CellContent[][] {
  const markers = markersOf(text)
  const suites = [...new Set(markers.map(({ suite }) => suite))]
  return suites.map((suite): CellContent[] => {
    const shown = markers.filter(marker => marker.suite === suite && marker.kind === 'published')
    const comparisons = uniqueRows(shown, resultsOf(suite))
    const verdicts = (verdict: string): string =>
      comparisons.length === 0 ? '–' : count(comparisons.filter(comparison => comparison.verdict === verdict).length)
    const figures = new Set(comparisons.map(({ figure }) => figure))
    return [
      link(titleOf(text, file), file),
      link(suite, `../../results/${suite}/report.md`),
      figures.size === 0 ? '–' : count(figures.size),
      verdicts('agrees'),
      verdicts('differs'),
      verdicts('not comparable'),
    ]
  })
}

/** Each row of the report once, though two parts may show it. */
function uniqueRows(markers: readonly Marker[], results: Results) {
  const rows = new Map(
    markers.flatMap(marker => comparisonsFor(marker, results).map(({ number, comparison }) => [number, comparison])),
  )
  return [...rows.values()]
}

/** The heading of a note, which links to it. Throws an Error where it has none. */
function titleOf(text: string, file: string): string {
  const title = /^# (.+)$/m.exec(text)?.[1]
  if (title === undefined) throw new Error(`Expected a heading in ${file}`)
  return title
}
