// A comparison of two sets of results as markdown.

import type { RootContent } from 'mdast'
import { count, plural } from '../format.ts'
import { code, heading, list, paragraph, strong } from '../markdown/nodes.ts'
import { serialize } from '../markdown/serialize.ts'
import { changedSection } from './changed-text.ts'
import type { ResultsComparison } from './compare-results.ts'
import { cellsSection, methodsSection } from './tests-text.ts'

export interface ComparedNames {
  readonly a: string
  readonly b: string
}

export function comparisonText(comparison: ResultsComparison, names: ComparedNames): string {
  return serialize([
    heading(1, 'Comparison of results'),
    list([
      ['A: ', code(names.a)],
      ['B: ', code(names.b)],
    ]),
    paragraph(agreement(comparison)),
    ...contradiction(comparison),
    ...changedSection(comparison),
    ...cellsSection(comparison),
    ...methodsSection(comparison),
  ])
}

function agreement({ cells, shared, equal, onlyA, onlyB }: ResultsComparison): string {
  const rest = onlyA.length + onlyB.length === 0 ? '' : ' What only one of them has is listed below.'
  if (shared === 0) return `No trial is in both: ${plural(cells.length, 'cell')} in common, no seed.${rest}`
  const trials = `${plural(shared, 'shared trial')} in ${plural(cells.length, 'cell')}`
  if (equal === shared) return `All of the ${trials} have equal results, bit for bit.${rest}`
  return `Of the ${trials}, ${count(equal)} have equal results, bit for bit, and ${count(shared - equal)} have not.${rest}`
}

function contradiction({ contradictions }: ResultsComparison): RootContent[] {
  if (contradictions === 0) return []
  const what = contradictions === 1 ? 'One of these has' : `${count(contradictions)} of these have`
  return [
    paragraph(
      strong(`${what} the same specification in both, versions included.`),
      ' Such trials should be equal: code has changed without a new version, or results were altered.',
    ),
  ]
}
