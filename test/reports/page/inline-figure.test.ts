import test from 'ava'
import { toHtml } from 'hast-util-to-html'
import { inlineFigure } from '../../../reports/page/inline-figure.ts'

const inline = (inner: string): string =>
  toHtml(
    inlineFigure(
      {
        file: 'f.svg',
        svg: `<svg viewBox="0 0 9 9" role="img" aria-labelledby="title description">${inner}</svg>`,
        alt: '',
        caption: '',
      },
      'figure-1',
    ),
  )

test('ids and what refers to them get the figure’s name', t => {
  const html = inline('<title id="title">a</title><desc id="description">b</desc><g clip-path="url(#c)"/><clipPath id="c"/>')
  t.regex(html, /aria-labelledby="figure-1-title figure-1-description"/)
  t.regex(html, /<title id="figure-1-title">/)
  t.regex(html, /clip-path="url\(#figure-1-c\)"/)
  t.regex(html, /<clipPath id="figure-1-c">/)
})

test('style attributes become presentation attributes', t => {
  t.regex(inline('<text style="font-weight: 600; fill: red">a</text>'), /<text font-weight="600" fill="red">a<\/text>/)
})

test('what runs, fetches or leads away is taken out, and text stays text', t => {
  const html = inline(
    '<script>x()</script><style>a{}</style><foreignObject><p>y</p></foreignObject><image href="http://h/"/><use href="#a"/>' +
      '<a href="javascript:z"><text>in</text></a><circle onclick="x()" r="1"/><text>&lt;b&gt; \u202e</text>',
  )
  t.notRegex(html, /<script|<style|foreignObject|image|<use|href|onclick|\u202e/)
  t.regex(html, /<circle r="1">/)
  t.regex(html, /&#x3C;b>/)
})

test('titles within marks stay: browsers show them at the pointer', t => {
  t.regex(inline('<circle r="3"><title>3 of 5</title></circle>'), /<circle r="3"><title>3 of 5<\/title><\/circle>/)
})
