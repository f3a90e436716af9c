import test from 'ava'
import { bibtex } from '../../literature/bibtex.ts'
import type { Citation } from '../../literature/citation.ts'
import { hochreiter1997guessing, hochreiter1997lstm } from '../../literature/citations.ts'

const plain: Citation = { key: 'a', type: 'article', authors: 'Doe, Jane', year: 2000, title: 'On nets', venue: 'Journal' }

test('writes an article with all its fields', t => {
  t.is(
    bibtex([hochreiter1997lstm]),
    `@article{hochreiter1997lstm,
  author    = {Hochreiter, Sepp and Schmidhuber, J{\\"u}rgen},
  title     = {Long Short-Term Memory},
  journal   = {Neural Computation},
  year      = {1997},
  volume    = {9},
  number    = {8},
  pages     = {1735--1780},
  doi       = {10.1162/neco.1997.9.8.1735}
}`,
  )
})

test('names the venue as each type of entry calls it', t => {
  const field = (type: Citation['type']): string | undefined => / (\w+) += \{Journal\}/.exec(bibtex([{ ...plain, type }]))?.[1]
  t.deepEqual((['article', 'inproceedings', 'incollection', 'techreport', 'phdthesis'] as const).map(field), [
    'journal',
    'booktitle',
    'booktitle',
    'institution',
    'school',
  ])
})

test('writes each key once, in alphabetical order', t => {
  const text = bibtex([hochreiter1997lstm, hochreiter1997guessing, hochreiter1997lstm])
  t.deepEqual(
    [...text.matchAll(/@\w+\{(\w+),/g)].map(match => match[1]),
    ['hochreiter1997guessing', 'hochreiter1997lstm'],
  )
})

test('keeps capitals of abbreviations and leaves other words to the style', t => {
  t.regex(bibtex([hochreiter1997guessing]), /title +=.*\{\{LSTM\} can solve hard/)
  t.regex(bibtex([{ ...plain, title: 'A McCulloch net, of NARX-type' }]), /\{A \{McCulloch\} net, of \{NARX\}-type\}/)
})

test('escapes what TeX would take for commands', t => {
  const text = bibtex([{ ...plain, title: 'Costs of 100 % & $5 #1 a_b ^ ~ \\input{x}' }])
  t.true(
    text.includes('{Costs of 100 \\% \\& \\$5 \\#1 a\\_b \\textasciicircum{} \\textasciitilde{} \\textbackslash{}input\\{x\\}}'),
    text,
  )
})

test('writes accents as TeX macros', t => {
  const text = bibtex([{ ...plain, authors: 'Åström, Karl and Tiňo, Peter and Łukasz, É. and Çelik, Ö. and Weiß, A.' }])
  t.true(
    text.includes(
      '{\\AA}str{\\"o}m, Karl and Ti{\\v{n}}o, Peter and {\\L}ukasz, {\\\'E}. and {\\c{C}}elik, {\\"O}. and Wei{\\ss}, A.',
    ),
    text,
  )
})

test('keeps an entry one entry whatever its fields hold', t => {
  const text = bibtex([{ ...plain, key: 'a},\n@evil{b', title: 'x}\n}\n@evil{b,', doi: '10.1/}{x', pages: '1–2' }])
  t.is([...text.matchAll(/^@/gm)].length, 1)
  t.regex(text, /pages += \{1--2\}/)
  let depth = 0
  for (const { 0: brace } of text.matchAll(/(?<!\\)[{}]/g)) {
    depth += brace === '{' ? 1 : -1
    t.true(depth >= 0)
  }
  t.is(depth, 0)
})
