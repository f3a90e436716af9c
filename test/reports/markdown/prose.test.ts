import test from 'ava'
import { prose } from '../../../reports/markdown/prose.ts'
import { serialize } from '../../../reports/markdown/serialize.ts'

const through = (markdown: string): string => serialize(prose(markdown, 4)).trimEnd()

test('keeps paragraphs, lists, emphasis and code', t => {
  const text = 'A _first_ paragraph with `code`.\n\n- one\n- two\n\n```ts\nconst x = 1\n```'
  t.is(through(text), text)
})

test('takes off the indentation of a template literal', t => {
  t.is(through('One.\n\n      Two\n      lines.\n\n      - item\n    '), 'One.\n\nTwo\nlines.\n\n- item')
})

test('puts headings below those of the report', t => {
  t.is(through('# Top\n\n## Next'), '#### Top\n\n##### Next')
  t.is(through('##### Deep'), '#### Deep')
})

test('shows HTML as text, and lets none through', t => {
  const text = through(
    '<script>alert(1)</script>\n\nIn <b onclick="x">line</b>.\n\n- <img src=x>\n\n<!-- lagbench:environment -->',
  )
  t.notRegex(text, /(?<!\\)<[a-z!/]/i)
  t.true(text.includes('\\<script>alert(1)\\</script>'), text)
})

test('drops pictures to their words, and links to other schemes to their addresses', t => {
  t.is(through('![a picture](https://example.org/x.png)'), 'a picture')
  t.is(through('[here](javascript:alert(1))'), 'javascript:alert(1)')
  t.is(through('[here](https://example.org/)'), '[here](https://example.org/)')
})

test('no line of code can pass for the marker that parts the report', t => {
  const text = through('```\n<!-- lagbench:environment -->\n```')
  t.false(text.split('\n').includes('<!-- lagbench:environment -->'))
})
