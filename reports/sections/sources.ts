// A citation as one line of a reference list, and the list of references of a method or task.

import type { Paragraph } from 'mdast'
import type { Citation } from '../../literature/citation.ts'
import { listed } from '../format.ts'
import { code, type Inline, link, oneLine, paragraph } from '../markdown/nodes.ts'

export function sourcesLine(sources: readonly Citation[]): Paragraph {
  if (sources.length === 0) return paragraph('Source: none given.')
  return paragraph(
    sources.length === 1 ? 'Source: ' : 'Sources: ',
    ...sources.flatMap((source, index): Inline[] => [index === 0 ? '' : '; ', ...reference(source)]),
    '.',
  )
}

/** "Hochreiter and Schmidhuber (1997), Long Short-Term Memory, Neural Computation 9(8):1735–1780, doi 10.… (key)". */
function reference({ key, authors, year, title, venue, volume, number, pages, doi }: Citation): Inline[] {
  const names = authors.split(/\s+and\s+/).map(author => author.split(',')[0]!.trim())
  const issue = volume === undefined ? '' : ` ${volume}${number === undefined ? '' : `(${number})`}`
  const where = pages === undefined ? '' : `${issue === '' ? ', pages ' : ':'}${pages.replaceAll(/-+/g, '–')}`
  return [
    oneLine(`${listed(names)} (${year}), ${title}, ${venue}${issue}${where}`),
    ...(doi === undefined ? [] : [', doi ', link(doi, `https://doi.org/${doi}`)]),
    ' (',
    code(key),
    ')',
  ]
}
