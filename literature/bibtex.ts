// Citations as BibTeX entries that a plain 8-bit BibTeX can read: accents as TeX macros, special characters escaped, capitals of
// abbreviations kept by braces, page ranges with an en dash. Form of entries: O. Patashnik (1988), "BibTeXing", section 3.

import type { Citation } from './citation.ts'

const venueField = {
  article: 'journal',
  inproceedings: 'booktitle',
  incollection: 'booktitle',
  techreport: 'institution',
  phdthesis: 'school',
} as const satisfies Record<Citation['type'], string>

/** One entry per distinct key, sorted by key, parted by blank lines. */
export function bibtex(citations: readonly Citation[]): string {
  const byKey = new Map(citations.map(citation => [citation.key, citation]))
  return [...byKey.values()]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(bibtexEntry)
    .join('\n\n')
}

function bibtexEntry(citation: Citation): string {
  const fields: [string, string | undefined][] = [
    ['author', escapeTex(citation.authors)],
    ['title', keepCapitals(escapeTex(citation.title))],
    [venueField[citation.type], escapeTex(citation.venue)],
    ['year', String(citation.year)],
    ['volume', citation.volume && escapeTex(citation.volume)],
    ['number', citation.number && escapeTex(citation.number)],
    ['pages', citation.pages && escapeTex(citation.pages.replaceAll(/[-\u2013]+/g, '--'))],
    // A DOI is not typeset as text, but an unbalanced brace would end the field.
    ['doi', citation.doi?.replaceAll(/[{}\s]/g, '')],
  ]
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(9)} = {${value}}`]))
  return `@${citation.type}{${citation.key.replaceAll(/[^\w:.-]/g, '')},\n${lines.join(',\n')}\n}`
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
}

const letters: Readonly<Record<string, string>> = {
  ß: '{\\ss}',
  ø: '{\\o}',
  Ø: '{\\O}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  å: '{\\aa}',
  Å: '{\\AA}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ı: '{\\i}',
}

/** Combining marks (Unicode) and the accent macros of TeX. */
const accents: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
  '\u0328': 'k',
}

function escapeTex(text: string): string {
  return Array.from(text.replaceAll(/\s+/g, ' ').trim(), character => {
    const plain = special[character] ?? letters[character]
    if (plain !== undefined) return plain
    const [base, mark, more] = character.normalize('NFD')
    const accent = mark === undefined || more !== undefined ? undefined : accents[mark]
    if (accent === undefined) return character
    return `{\\${accent}${/[a-z]/i.test(accent) ? `{${base}}` : base}}`
  }).join('')
}

/** BibTeX styles set titles in lower case: words with a capital past their first letter stand in braces. */
function keepCapitals(title: string): string {
  return title.replaceAll(/(?<![\\\w{])\w+(?![\w}])/g, word => (/.[A-Z]/.test(word) ? `{${word}}` : word))
}
