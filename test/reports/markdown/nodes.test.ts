import test from 'ava'
import { code, heading, image, list, paragraph, table } from '../../../reports/markdown/nodes.ts'
import { serialize } from '../../../reports/markdown/serialize.ts'

const hostile = 'a|b `c` <script>\n# d *e* [f](g) &amp; \u202eh'

test('tables are padded, and keep their shape whatever the cells hold', t => {
  const lines = serialize([
    table(
      'lr',
      ['Name', 'Value'],
      [
        [hostile, '1'],
        [code(hostile), '22'],
      ],
    ),
  ])
    .trimEnd()
    .split('\n')
  t.is(lines.length, 4)
  t.is(new Set(lines.map(line => line.length)).size, 1)
  t.deepEqual(new Set(lines.map(line => line.replaceAll('\\|', '').split('|').length)), new Set([4]))
})

test('text is escaped in headings and paragraphs', t => {
  const text = serialize([heading(2, hostile), paragraph(hostile)])
  t.notRegex(text, /(?<!\\)<script/)
  t.is(text.trimEnd().split('\n').length, 3)
  t.notRegex(text, /(?<!\\)\*e/)
  t.notRegex(text, /(?<!\\)\[f/)
  t.false(text.includes('\u202e'))
})

test('code has no line breaks, holds backticks, and is never empty', t => {
  t.is(serialize([paragraph(code('a\nb'))]), '`a b`\n')
  t.is(serialize([paragraph(code('a`b'))]), '``a`b``\n')
  t.regex(serialize([paragraph(code(''))]), /^` +`\n$/)
})

test('alternative texts stay within their brackets', t => {
  t.is(serialize([image('figures/x.svg', 'a](b) [c')]), '![a\\](b) \\[c](figures/x.svg)\n')
})

test('lists take lines or blocks', t => {
  t.is(serialize([list([['one ', code('x')], paragraph('two')])]), '- one `x`\n- two\n')
})
