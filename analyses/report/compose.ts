// Puts the report of an analysis together: its own sections, then what someone needs to make it again.

import type { RootContent } from 'mdast'
import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { bibtex } from '../../literature/bibtex.ts'
import type { Figure } from '../../reports/figures/figure.ts'
import { code, comment, fence, heading, paragraph, table } from '../../reports/markdown/nodes.ts'
import { prose } from '../../reports/markdown/prose.ts'
import { serialize } from '../../reports/markdown/serialize.ts'
import { environmentMarker } from '../../reports/parts.ts'
import type { Analysis } from '../analysis.ts'
import { type AnalysisData, digestOfData } from './data.ts'

export interface ComposedAnalysis {
  readonly markdown: string
  readonly figures: readonly Figure[]
}

/** `commit` is the one the code came from, null where that is not known. */
export function composeAnalysis<Data extends Json>(
  analysis: Analysis<Data>,
  result: AnalysisData<Data>,
  commit: string | null,
): ComposedAnalysis {
  const { sections, figures } = analysis.report(result.data)
  const blocks: RootContent[] = [
    heading(1, analysis.title),
    ...prose(analysis.description, 4),
    ...sections,
    heading(2, 'Reproduction'),
    paragraph('Text, figures and numbers follow from the code and the parameters alone, on any machine.'),
    table(
      'll',
      ['What', 'Value'],
      [
        ['Analysis', code(`${result.analysis} ${result.version}`)],
        ['Engine version', String(result.engineVersion)],
        // By name, as in data.json: a report made from there has the same text.
        ...Object.entries(result.parameters)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, value]) => [name, code(canonicalJson(value))]),
        ['Digest of the data', code(digestOfData(result))],
      ],
    ),
    paragraph(
      'The digest is the SHA-256 of the canonical JSON of parameters and data, which stand in ',
      code('data.json'),
      ' beside this report.',
    ),
    heading(2, 'References'),
    fence('bibtex', bibtex(analysis.sources)),
    comment(environmentMarker),
    heading(2, 'Environment'),
    table(
      'll',
      ['What', 'Value'],
      [
        ['Command', code(`npm run suite -- ${result.analysis}`)],
        ['Runtime', `node ${process.version} on ${process.platform} ${process.arch}`],
        ['Commit', commit === null ? 'unknown' : code(commit)],
      ],
    ),
  ]
  return { markdown: serialize(blocks), figures }
}
