// Parts of replication notes, made from committed results; the numbers are those that the reports of these results show.

import { readFileSync } from 'node:fs'
import test from 'ava'
import { indexText } from '../../../reports/replications/index-table.ts'
import type { Kind } from '../../../reports/replications/markers.ts'
import { comparisonsFor, partText } from '../../../reports/replications/parts.ts'
import { resultsReader } from '../../../reports/replications/results.ts'

const resultsOf = await resultsReader()
const report = (suite: string): string => readFileSync(new URL(`../../../results/${suite}/report.md`, import.meta.url), 'utf8')
const made = (kind: Kind, suite: string, ...tasks: string[]): string => partText({ kind, suite, tasks }, resultsOf(suite))
const cells = (line: string): string[] => line.split('|').map(text => text.trim())

/** Rows of a table with so many columns that begin with a cell of that form. */
const rows = (text: string, first: RegExp): string[][] =>
  text
    .split('\n')
    .map(cells)
    .filter(row => first.test(row[1] ?? ''))

test("comparisons have the report's numbers, figures and verdicts", t => {
  const theirs = rows(report('guessing-1996'), /^P\d+$/)
  const ours = rows(made('published', 'guessing-1996', 'noisy parity', 'latch II'), /^P\d+$/)
  t.deepEqual(
    ours.map(([, number]) => number),
    ['P15', 'P16', 'P19'],
  )
  for (const [, number, , method, task, lag, published, measured, ratio, verdict] of ours)
    t.deepEqual(
      [number, method, task, lag, published, measured, ratio, verdict],
      theirs.find(row => row[1] === number)!.slice(1, 9),
    )
})

test('a figure that was not read in the paper is marked, reasons are given once for all rows that share one', t => {
  t.regex(made('published', 'schmidhuber-1992'), /Section 5, the two nets \(quoted\)/)
  t.regex(made('published', 'task-2a'), /^- Rows P1–3: A mean over the trials that succeeded only/m)
  t.regex(made('published', 'schmidhuber-1992', 'p = 100'), /^- Row P3: /m)
  t.notRegex(made('published', 'guessing-1996', 'noisy parity'), /^- /m)
})

test('published figures without trials are named, unless another task of the same results has them', t => {
  const missing = /without trials in these results: (.+)\.$/m
  t.is(
    missing.exec(made('published', 'adding-readings'))?.[1],
    'Table 7, row 2: 209,000 (n = 10); Table 7, row 3: 853,000 (n = 10)',
  )
  t.notRegex(made('published', 'guessing-1996', 'noisy parity'), missing)
  // Other methods met the same task in the same paper.
  t.notRegex(made('published', 'bengio-1994-gradients'), missing)
})

test('rates and medians are those of the report, by lag, or by task where there are several', t => {
  const solved = made('solved', 'mozer-1992')
  t.regex(solved, /Method +\| +lag 2 \|/)
  for (const [, method, ...rates] of rows(solved, /^`/))
    t.true(rows(report('mozer-1992'), /^\d$/).some(row => row[2] === method && rates.every((rate, i) => rate === row[i + 3])))
  const byTask = made('solved', 'schmidhuber-1992', '20 steps', '1000 steps')
  t.regex(byTask, /Method +\| +`20 steps` \| +`1000 steps` \|/)
  t.regex(byTask, /`hierarchy` +\| 17 of 17 \(0\.82–1\.00\) \| +– \|/)
  t.notRegex(byTask, /of 10 units/)
  t.regex(made('solved', 'lin-1996'), /`latching`, lag 10 \|/)
  t.regex(made('cost', 'forget-bias'), /`bias 1` +\| +> 500,000 \| +> 500,000 \|/)
})

test('what repeats the results names all trials, and those of the note', t => {
  const part = made('repeat', 'adding-readings', 'input value kept')
  t.regex(part, /^npm run suite -- adding-readings$/m)
  t.regex(
    part,
    /^60 trials, 3 min 46 s if run one after the other; 30 of them, 2 min 11 s, are for this note \(seeds 1001–1010\)/m,
  )
  t.true(report('ring-1993').includes(`\`${/digest `(\w+)`/.exec(made('repeat', 'ring-1993'))![1]}`))
  t.notRegex(made('repeat', 'ring-1993'), /of them/)
})

test('a task that the results lack and results without published figures are refused', t => {
  t.throws(() => made('solved', 'mozer-1992', 'adding'), { message: /a task of results\/mozer-1992 \(gap\), got adding/ })
  t.throws(() => made('published', 'lin-1998'), { message: /published figures about latching in results\/lin-1998/ })
  t.throws(() => resultsOf('no-such-suite'), { message: /no-such-suite/ })
})

test('the index counts each comparison once, and each figure once', t => {
  const part = '<!-- lagbench:published task-2a | p = 4 | p = 10 -->\n<!-- lagbench:end -->'
  const text = `# Two parts\n\n${part}\n${part}\n<!-- lagbench:solved lin-1998 -->\n<!-- lagbench:end -->`
  const index = rows(indexText([{ file: 'a.md', text }], resultsOf), /^\[/)
  // All three learning rates at p = 10 are held against one figure.
  t.is(comparisonsFor({ kind: 'published', suite: 'task-2a', tasks: ['p = 4', 'p = 10'] }, resultsOf('task-2a')).length, 6)
  t.deepEqual(
    index.map(row => row.slice(1, -1)),
    [
      ['[Two parts](a.md)', '[task-2a](../../results/task-2a/report.md)', '4', '0', '0', '6'],
      ['[Two parts](a.md)', '[lin-1998](../../results/lin-1998/report.md)', '–', '–', '–', '–'],
    ],
  )
  t.throws(() => indexText([{ file: 'b.md', text: part }], resultsOf), { message: /a heading in b\.md/ })
})
