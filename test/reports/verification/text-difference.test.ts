import test from 'ava'
import { textDifference } from '../../../reports/verification/text-difference.ts'

const report = '# Title\n\n## Cost\n\n| Method | 10 |\n| :-- | --: |\n| `lstm` | 3 of 3 |\n\nText.\n'

test('equal texts have no difference', t => {
  t.is(textDifference(report, report), undefined)
})

test("a table's row is named, with its heading, and both readings", t => {
  t.deepEqual(textDifference(report.replace('3 of 3', '2 of 3'), report), {
    line: 7,
    place: 'under "Cost", row "`lstm`"',
    committed: '| `lstm` | 2 of 3 |',
    made: '| `lstm` | 3 of 3 |',
  })
})

test('a text that ends too early, or goes on, differs where the shorter one ends', t => {
  t.like(textDifference('a\nb', 'a\nb\nc'), { line: 3, committed: null, made: 'c' })
  t.like(textDifference('a\nb\nc', 'a\nb'), { line: 3, committed: 'c', made: null })
  t.like(textDifference('', 'a'), { line: 1, committed: '', made: 'a' })
})

test('long lines, as figures have them, are cut around the difference', t => {
  const line = (middle: string) => `${'a'.repeat(1000)}${middle}${'b'.repeat(1000)}`
  const { committed, made } = textDifference(line('x'), line('y'))!
  t.is(committed, `...${'a'.repeat(20)}x${'b'.repeat(59)}...`)
  t.is(made, `...${'a'.repeat(20)}y${'b'.repeat(59)}...`)
})
