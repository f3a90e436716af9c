import test from 'ava'
import { toHtml } from 'hast-util-to-html'
import type { RootContent } from 'mdast'
import { code, comment, heading, image, link, paragraph, table } from '../../../reports/markdown/nodes.ts'
import { anchorNames, article } from '../../../reports/page/article.ts'

const figure = { file: 'figures/a.svg', svg: '<svg><circle r="1"/></svg>', alt: 'A circle', caption: '' }
const made = (blocks: readonly RootContent[], figures = [figure]): string =>
  article(blocks, figures, anchorNames())
    .map(element => toHtml(element))
    .join('\n')

test('tables stand in boxes that scroll and can have the focus', t => {
  t.regex(
    made([table('lr', ['a', 'b'], [['1', '2']])]),
    /^<div class="scroll" tabindex="0" role="region" aria-label="Table"><table>.*<th>a<\/th>.*<th align="right">b<\/th>.*<\/table><\/div>$/s,
  )
})

test('headings have names, a number behind those that come again or hold no letters', t => {
  const html = made([
    heading(2, 'Cost to solve'),
    heading(3, 'Über ', code('a b')),
    heading(2, 'Cost: to solve!'),
    heading(2, '§'),
  ])
  t.deepEqual(
    [...html.matchAll(/id="([^"]*)"/g)].map(match => match[1]),
    ['section-cost-to-solve', 'section-über-a-b', 'section-cost-to-solve-2', 'section-untitled'],
  )
})

test('a figure of the report is drawn in place of its picture; any other picture is its words', t => {
  t.regex(made([image('figures/a.svg', 'A circle')]), /^<figure [^>]*><svg><circle r="1"><\/circle><\/svg><\/figure>$/)
  t.is(made([image('http://h/b.png', 'B')]), '<p>B</p>')
})

test('a figure that is too large for a page is linked to', t => {
  const large = { ...figure, svg: `<svg>${' '.repeat(1_000_000)}</svg>` }
  t.is(
    made([image('figures/a.svg', 'A circle')], [large]),
    '<p><span>A circle (It is too large for this page: <a href="figures/a.svg">figures/a.svg</a>, beside the report.)</span></p>',
  )
})

test('the allow list stands behind the sections: no address that runs, no HTML, nothing invisible', t => {
  t.is(made([paragraph(link('a', 'javascript:x'))]), '<p><a rel="noreferrer">a</a></p>')
  t.is(made([paragraph(link('a', 'https://doi.org/10.1/2'))]), '<p><a href="https://doi.org/10.1/2" rel="noreferrer">a</a></p>')
  t.is(made([comment('<script>x</script>')]), '')
  t.is(made([{ type: 'paragraph', children: [{ type: 'text', value: 'a\u001b[31mb\u202ec<d>' }] }]), '<p>a [31mb c&#x3C;d></p>')
})
