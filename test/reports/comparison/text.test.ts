import test from 'ava'
import { compareResults } from '../../../reports/comparison/compare-results.ts'
import { comparisonText } from '../../../reports/comparison/text.ts'
import { type CellOf, resultsOf } from './results.ts'

const names = { a: 'before', b: 'after' }
const textOf = (a: readonly CellOf[], b: readonly CellOf[]) =>
  comparisonText(compareResults(resultsOf(a), resultsOf(b), 'sequences'), names)

test('equal results take one line', t => {
  const cells = [{ method: 'm', endings: [1, 'unsolved'] }] as const
  t.is(
    textOf(cells, cells),
    '# Comparison of results\n\n- A: `before`\n- B: `after`\n\nAll of the 2 shared trials in 1 cell have equal results, bit for bit.\n',
  )
})

test('a significant cell stands in bold, with its counts', t => {
  const text = textOf(
    [{ method: 'm', endings: [1, 2, 3, 4, 5, 6] }],
    [{ method: 'm', endings: Array(6).fill('unsolved'), change: { methodVersion: 2 } }],
  )
  t.regex(text, /^1 cell differs significantly at 0\.05 \(in bold\)\.$/m)
  t.regex(text, /^\| `m` +\| `copy` +\| +10 \| 6 +\| +6 of 6 \| +0 of 6 \| +0\.00 \| +\*\*0\.031\*\* \| +\*\*0\.031\*\* \|$/m)
  t.regex(text, /^- `m`: version of m 1 -> 2 \(1 cell\)$/m)
  t.notRegex(text, /same specification/)
})

test('too few pairs for any cell to differ significantly is said', t => {
  const text = textOf([{ method: 'm', endings: [1, 2, 3] }], [{ method: 'm', endings: [4, 5, 6], change: { methodVersion: 2 } }])
  t.regex(
    text,
    /No cell differs significantly at 0\.05\. With 3 pairs at the most no cell could: the smallest p value possible is 0\.250\./,
  )
  const enough = textOf(
    [{ method: 'm', endings: [1, 9, 2, 9, 3, 9] }],
    [{ method: 'm', endings: [4, 5, 6, 4, 5, 6], change: { methodVersion: 2 } }],
  )
  t.regex(enough, /No cell differs significantly at 0\.05\.\n/)
})

test('a result that changed under the same versions is pointed out', t => {
  t.regex(
    textOf([{ method: 'm', endings: [1, 2] }], [{ method: 'm', endings: [1, 3] }]),
    /\*\*One of these has the same specification in both, versions included\.\*\*/,
  )
})

test('cells, methods, and seeds that only one has are listed', t => {
  const text = textOf(
    [
      { method: 'm', endings: [1, 2, 3, 4] },
      { method: 'gone', endings: [1] },
      { method: 'm', endings: [1], change: { parameters: { lag: 30 } } },
    ],
    [
      { method: 'm', endings: [2, 3], firstSeed: 2 },
      { method: 'new', endings: [1] },
    ],
  )
  t.deepEqual(
    text.split('\n').filter(line => /only/.test(line) && line.startsWith('- ')),
    [
      '- seeds run only in A: 1, 4 (1 cell)',
      '- only in A: method `gone` (1 cell)',
      '- only in A: `m` on `copy`, lag 30',
      '- only in B: method `new` (1 cell)',
    ],
  )
})

test('nothing of theirs becomes markup', t => {
  const nasty = 'a|b <script> `c`'
  const text = textOf(
    [{ method: nasty, endings: [1, 2] }],
    [{ method: nasty, endings: [2, 3], change: { options: { x: '<img>' } } }],
  )
  t.notRegex(text.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, ''), /(?<!\\)<[a-z]/)
  const rows = text.split('\n').filter(line => line.startsWith('|'))
  t.is(rows.length, 3)
  for (const row of rows) t.is(row.replaceAll('\\|', '').split('|').length, 11)
})

test('methods with several cells that differ have a table of their own', t => {
  const cells = (endings: readonly number[]): CellOf[] => [
    { method: 'm', endings },
    { method: 'm', endings, change: { parameters: { lag: 20 } } },
  ]
  t.regex(textOf(cells([5, 6, 7]), cells([2, 3, 4])), /^\| `m` +\| +2 \| +6 \| +0 \| +6 \| B +\| \*\*0\.031\*\* \|$/m)
})
