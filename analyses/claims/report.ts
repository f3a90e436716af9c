// The report of the ledger: the table, then each claim with its experiment, what was measured, and the rule behind its verdict.

import type { RootContent } from 'mdast'
import { code, comment, heading, link, list, paragraph, strong, table } from '../../reports/markdown/nodes.ts'
import type { AnalysisReport } from '../analysis.ts'
import type { ClaimsData } from '../claims.ts'
import type { Entry } from './ledger.ts'
import { untested } from './section-4-memory.ts'
import { claimsTable, tallyOf } from './table.ts'
import { judge, measured, rules, type Test } from './test.ts'

export function reportClaims({ ledger, digests, rows }: ClaimsData): AnalysisReport {
  const kinds = [...new Set(ledger.flatMap(({ tests }) => tests.map(({ kind }) => kind)))]
  return {
    figures: [],
    sections: [
      heading(2, 'Verdicts'),
      paragraph(tallyOf(ledger)),
      claimsTable(ledger, ''),
      heading(2, 'Rules'),
      paragraph(
        'A claim is refuted by one test that is, supported where all of its tests are, else undecided. Rules and levels are the same for all claims, and were set before the ledger was first computed; the strict readings, and the one for tanh units, were put down after a first look at the analyses. The tests are of these kinds:',
      ),
      list(kinds.map(kind => [strong(kind), `: ${rules[kind]}`])),
      heading(2, 'Claims'),
      ...ledger.flatMap(section),
      heading(2, 'Not put to the test'),
      table(
        'lll',
        ['Section', 'Statement', 'Why'],
        untested.map(row => [...row]),
      ),
      heading(2, 'Evidence'),
      paragraph(
        'The analyses are computed anew with this ledger; their data have these digests, which stand in their own reports too:',
      ),
      table(
        'll',
        ['Analysis', 'Digest of the data'],
        Object.entries(digests).map(([id, digest]) => [code(id), code(digest)]),
      ),
      paragraph('Trials of committed results that were counted, and trials that were recorded because they take minutes:'),
      table(
        'llr',
        ['Suite', 'What was counted, or command', 'Solved'],
        rows.map(({ suite, source, solved, finished }) => [suite, code(source), `${solved} of ${finished}`]),
      ),
    ],
  }
}

function section({ id, place, statement, experiment, links, remark, tests, verdict }: Entry): RootContent[] {
  return [
    comment(`<a id="${id}"></a>`),
    heading(3, statement),
    paragraph(strong(verdict), `. Section ${place}. `, experiment),
    list(tests.map((test: Test) => [`${measured(test)}: `, strong(judge(test)), ` (${test.kind}).`])),
    ...(remark === '' ? [] : [paragraph(remark)]),
    ...(links.length === 0
      ? []
      : [
          paragraph(
            'Evidence: ',
            ...links.flatMap((url, i) => [i === 0 ? '' : ', ', link(url.replaceAll('../', '').replace('/report.md', ''), url)]),
            '.',
          ),
        ]),
  ]
}
