// The ledger in short: a row for each claim. The README shows it between two marker lines, where a test holds it to the data.

import type { Table } from 'mdast'
import { link, strong, table } from '../../reports/markdown/nodes.ts'
import { serialize } from '../../reports/markdown/serialize.ts'
import type { Entry } from './ledger.ts'

const startMarker = '<!-- lagbench:claims -->'
const endMarker = '<!-- lagbench:claims end -->'

/** `report` is the path of the ledger's report from where the table stands; '' within it. */
export function claimsTable(ledger: readonly Entry[], report: string): Table {
  return table(
    'lll',
    ['Claim', 'Section', 'Verdict'],
    ledger.map(({ id, place, statement, verdict }) => [
      statement,
      place.split(',')[0]!,
      [verdict === 'supported' ? link(verdict, `${report}#${id}`) : strong(link(verdict, `${report}#${id}`))],
    ]),
  )
}

export function tallyOf(ledger: readonly Entry[]): string {
  const of = (verdict: Entry['verdict']): number => ledger.filter(entry => entry.verdict === verdict).length
  return `${ledger.length} claims: ${of('supported')} supported, ${of('refuted')} refuted, ${of('undecided')} undecided.`
}

/** What stands between the markers in the README. */
export function readmeText(ledger: readonly Entry[]): string {
  return `${tallyOf(ledger)}\n\n${serialize([claimsTable(ledger, 'results/claims/report.md')])}`
}

/** A text with the part between its markers replaced; throws an Error where it has none. */
export function withClaims(text: string, ledger: readonly Entry[]): string {
  const [start, end] = [text.indexOf(startMarker), text.indexOf(endMarker)]
  if (start < 0 || end < start) throw new Error(`Expected the markers ${startMarker} and ${endMarker}`)
  return `${text.slice(0, start)}${startMarker}\n\n${readmeText(ledger)}\n${text.slice(end)}`
}
