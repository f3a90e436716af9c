import { createHash } from 'node:crypto'
import test from 'ava'
import { parseHTML } from 'linkedom'
import { composeReport } from '../../../reports/compose.ts'
import type { PageData } from '../../../reports/page/page-data.ts'
import { deterministicPart, environmentMarker } from '../../../reports/parts.ts'
import { madeElsewhere } from '../fixtures.ts'
import { curvedInput, hostileInput, pageOf } from './pages.ts'

const page = pageOf(curvedInput())
const hostile = pageOf(hostileInput())
const parsed = (html: string) => parseHTML(html).document
const dataOf = (html: string): PageData => JSON.parse(/<script type="application\/json" id="data">(.*)<\/script>/.exec(html)![1]!)

test('the policy allows the script and the style of the page, byte for byte, and nothing else', t => {
  const between = (open: string, close: string): string =>
    page.slice(page.indexOf(open) + open.length, page.indexOf(close, page.indexOf(open)))
  const source = (text: string): string => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
  const policy = parsed(page).querySelector('meta[http-equiv="Content-Security-Policy"]')!.getAttribute('content')
  t.is(
    policy,
    `default-src 'none'; script-src ${source(between('<script type="module">', '</script>'))}; ` +
      `style-src ${source(between('<style>', '</style>'))}; base-uri 'none'; form-action 'none'; ` +
      "require-trusted-types-for 'script'; trusted-types 'none'",
  )
})

test('the policy stands before everything that it governs', t => {
  const first = page.indexOf('Content-Security-Policy')
  for (const what of ['<style', '<script', '<link', '<svg', '<title']) {
    const at = page.indexOf(what)
    t.true(at < 0 || at > first, what)
  }
})

for (const [name, html] of Object.entries({ ordinary: page, hostile })) {
  test(`nothing in an ${name} page runs, fetches or styles besides what the policy names`, t => {
    const document = parsed(html)
    t.is(document.querySelectorAll('script').length, 2)
    t.is(document.querySelectorAll('style').length, 1)
    t.is(document.querySelectorAll('img, iframe, object, embed, link, base, foreignObject, use, image').length, 0)
    t.is(document.querySelectorAll('b').length, 0)
    const attributes = [...document.querySelectorAll('*')].flatMap(element => [...element.attributes])
    t.true(attributes.length > 500)
    for (const { name: attribute, value } of attributes) {
      t.false(/^on|^style$|^src/i.test(attribute), attribute)
      if (attribute === 'href') t.regex(value, /^(#|https:\/\/doi\.org\/|https?:)/)
    }
  })
}

test('every id is there once, and every address within the page leads to one', t => {
  for (const html of [page, hostile]) {
    const document = parsed(html)
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id)
    t.deepEqual(ids.toSorted(), [...new Set(ids)].toSorted())
    const inside = [...document.querySelectorAll('a[href^="#"], svg [aria-labelledby]')]
    t.true(inside.length > 8)
    for (const element of inside) {
      const names = element.getAttribute('href')?.slice(1) ?? element.getAttribute('aria-labelledby')!
      for (const id of names.split(' ')) t.true(ids.includes(id), id)
    }
  }
})

test('hostile texts are data: no mark of theirs is in the source, no control character, no turn of direction', t => {
  t.false(hostile.includes('<img'))
  t.false(hostile.includes('</script><script>window'))
  t.deepEqual(hostile.match(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069].{0,30}/gu), null)
  const { methods, texts, options } = dataOf(hostile)
  t.true(methods[0]!.label.startsWith('</script><script>window.bad=1</script><img src=x'))
  t.true(texts.length > 0)
  t.notRegex(JSON.stringify([methods, texts, options]), /\\u001b|\u202e|\\n/)
  t.is(parsed(hostile).title.includes('<img src=x'), true)
})

test('the part before the marker depends on nothing but the plan and its results', t => {
  const input = curvedInput()
  const elsewhere = madeElsewhere(input)
  const other = pageOf(elsewhere)
  t.is(deterministicPart(other), deterministicPart(page))
  t.not(other, page)
  t.false(deterministicPart(page).includes(process.version))
  t.true(page.slice(deterministicPart(page).length).includes(process.version))
  const [first] = input.records
  const changed = { ...first!, result: { ...first!.result, counters: { ...first!.result.counters, weightChanges: 77 } } }
  t.not(deterministicPart(pageOf({ ...input, records: [changed, ...input.records.slice(1)] })), deterministicPart(page))
})

test('the marker stands once on a line of its own, behind data and script', t => {
  for (const html of [page, hostile]) {
    const lines = html.split('\n')
    t.is(lines.filter(line => line === environmentMarker).length, 1)
    t.true(lines.indexOf(environmentMarker) > lines.findIndex(line => line.startsWith('<script type="module">')))
  }
})

test('it has the sections of the markdown report in their order, and the results behind the first', t => {
  const heads = [...parsed(page).querySelectorAll('main > h2')].map(head => head.textContent)
  t.deepEqual(heads.slice(0, 2), ['Summary', 'All results, and every trial'])
  t.is(heads.at(-1), 'Environment')
  t.deepEqual(
    [...parsed(page).querySelectorAll('nav li')].map(item => item.textContent),
    heads,
  )
})

test('figures stand in the page as drawings', t => {
  const figures = [...parsed(page).querySelectorAll('figure > svg')]
  t.is(figures.length, composeReport(curvedInput()).figures.length)
  for (const figure of figures) t.true(figure.querySelectorAll('path, circle, rect').length > 5)
})

test('an empty plan and a plan without results make pages', t => {
  const input = curvedInput()
  t.is(dataOf(pageOf({ ...input, records: [] })).cells.length, 36)
  const empty = { ...input, plan: { ...input.plan, methodLabels: [], taskLabels: [], trials: [] }, records: [] }
  t.deepEqual(dataOf(pageOf(empty)).cells, [])
})
