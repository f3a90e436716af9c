// The index of the replication notes: what each is about, and how its comparisons came out.

import type { Comparison } from '../compare.ts'
import { count } from '../format.ts'
import { type CellContent, link, paragraph, strong, table } from '../markdown/nodes.ts'
import { serialize } from '../markdown/serialize.ts'
import { type Marker, markersOf } from './markers.ts'
import { comparisonsFor } from './parts.ts'
import type { Results } from './results.ts'

export interface Note {
  /** Name in docs/replications/. */
  readonly file: string
  readonly text: string
}

interface Row {
  readonly title: string
  readonly file: string
  readonly suite: string
  readonly comparisons: readonly Comparison[]
}

/** One row for each note and folder of results that it shows, in the order of the notes, and their sum. */
export function indexText(notes: readonly Note[], resultsOf: (suite: string) => Results): string {
  const rows = notes.flatMap(note => rowsOf(note, resultsOf))
  const all = rows.flatMap(({ comparisons }) => comparisons)
  const agree = withVerdict(all, 'agrees')
  return serialize([
    table('llrrrr', ['Experiment', 'Results', 'Published figures', 'Agree', 'Differ', 'Not comparable'], rows.map(cellsOf)),
    paragraph(
      strong(`${count(agree)} of ${count(agree + withVerdict(all, 'differs'))} comparisons agree`),
      `; ${count(withVerdict(all, 'not comparable'))} more cannot be made.`,
    ),
  ])
}

function rowsOf({ file, text }: Note, resultsOf: (suite: string) => Results): Row[] {
  const markers = markersOf(text)
  const suites = [...new Set(markers.map(({ suite }) => suite))]
  return suites.map(suite => {
    const shown = markers.filter(marker => marker.suite === suite && marker.kind === 'published')
    return { title: titleOf(text, file), file, suite, comparisons: uniqueRows(shown, resultsOf(suite)) }
  })
}

function cellsOf({ title, file, suite, comparisons }: Row): CellContent[] {
  const orNone = (number: number): string => (comparisons.length === 0 ? '–' : count(number))
  return [
    link(title, file),
    link(suite, `../../results/${suite}/report.md`),
    orNone(new Set(comparisons.map(({ figure }) => figure)).size),
    ...(['agrees', 'differs', 'not comparable'] as const).map(verdict => orNone(withVerdict(comparisons, verdict))),
  ]
}

function withVerdict(comparisons: readonly Comparison[], verdict: Comparison['verdict']): number {
  return comparisons.filter(comparison => comparison.verdict === verdict).length
}

/** Each row of the report once, though two parts may show it. */
function uniqueRows(markers: readonly Marker[], results: Results): readonly Comparison[] {
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
