// The page in a browser. Chromium is no dependency: what needs it runs only where it is (see helpers/browser.ts).

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test, { type ExecutionContext } from 'ava'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { compareKeys, keyOfText } from '../../../reports/page/client/sort-keys.ts'
import { clientScript } from '../../../reports/page/embedded.ts'
import { browserThere, launch } from '../../helpers/browser.ts'
import { temporaryFolder } from '../../helpers/folder.ts'
import { curvedInput, hostileInput, pageOf } from './pages.ts'

const pages = { ordinary: pageOf(curvedInput()), hostile: pageOf(hostileInput()) }

// What holds without a browser

test('the client’s code is one script that compiles, twice the same, and parses no text as markup or code', t => {
  const script = clientScript()
  t.is(clientScript(), script)
  t.notThrows(() => new Function(script))
  t.notRegex(
    script,
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|\bfetch\(|XMLHttp|WebSocket|import\(/,
  )
})

// What needs one

const left: string[] = []
let browser: Promise<Browser> | undefined
test.after.always(async () => {
  await (await browser)?.close()
})

type Look = (t: ExecutionContext, page: Page) => Promise<void>

/** Opens a page of its own; nothing that it asks of the network and nothing on its console is let pass. */
function inBrowser(title: string, options: BrowserContextOptions & { readonly shown?: keyof typeof pages }, look: Look): void {
  if (!browserThere) {
    left.push(title)
    return
  }
  test(title, async t => {
    const { shown = 'ordinary', ...others } = options
    const file = join(await temporaryFolder(t), 'report.html')
    await writeFile(file, pages[shown])
    browser ??= launch()
    const context = await (await browser).newContext(others)
    t.teardown(() => context.close())
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('console', message => trouble.push(message.text()))
    page.on('pageerror', error => trouble.push(error.message))
    page.on('request', request => {
      if (request.url() !== pathToFileURL(file).href) trouble.push(`request of ${request.url()}`)
    })
    await page.goto(pathToFileURL(file).href)
    await look(t, page)
    t.deepEqual(trouble, [])
  })
}

const column = (page: Page, index: number): Promise<string[]> =>
  page.locator(`#cells tbody tr > :nth-child(${index})`).allTextContents()
const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.tagName + " " + document.activeElement.textContent.slice(0, 40)')
const widths = (page: Page): Promise<number[]> => page.evaluate('[document.documentElement.scrollWidth, innerWidth]')

inBrowser('the first tab stop skips to the report, and every stop shows where it is', {}, async (t, page) => {
  await page.keyboard.press('Tab')
  t.is(await focused(page), 'A Skip to the report')
  t.true(await page.locator('.skip').isVisible())
  t.true((await page.locator('.skip').boundingBox())!.x > 0)
  t.is(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle'), 'solid')
  await page.keyboard.press('Enter')
  t.is(await page.evaluate('document.activeElement.id'), 'main')
})

inBrowser('the keyboard sorts: upwards, downwards, and back to the report’s order', {}, async (t, page) => {
  const lag = page.locator('#cells th:nth-child(4)')
  const before = await column(page, 4)
  t.is(await lag.getAttribute('aria-sort'), 'none')
  await page.locator('#cells th:nth-child(3) button').focus()
  await page.keyboard.press('Tab')
  t.is(await focused(page), 'BUTTON Lag')
  await page.keyboard.press('Enter')
  t.is(await lag.getAttribute('aria-sort'), 'ascending')
  const numbers = before.map(Number)
  t.deepEqual(
    (await column(page, 4)).map(Number),
    numbers.toSorted((a, b) => a - b),
  )
  await page.keyboard.press('Space')
  t.is(await lag.getAttribute('aria-sort'), 'descending')
  t.deepEqual(
    (await column(page, 4)).map(Number),
    numbers.toSorted((a, b) => b - a),
  )
  await page.keyboard.press('Enter')
  t.is(await lag.getAttribute('aria-sort'), 'none')
  t.deepEqual(await column(page, 4), before)
})

inBrowser('sorting by another column leaves one that is sorted', {}, async (t, page) => {
  await page.locator('#cells th:nth-child(4) button').click()
  await page.locator('#cells th:nth-child(5) button').click()
  t.deepEqual(await page.locator('#cells th[aria-sort]:not([aria-sort=none])').allTextContents(), ['Trials solved'])
  const shares = (await column(page, 5)).filter(text => text.includes(' of ')).map(text => Number.parseInt(text, 10))
  t.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  )
})

inBrowser('tables of the report sort too', {}, async (t, page) => {
  const table = page.locator('main > .scroll table:has(th button)').first()
  const names = () => table.locator('tbody tr > :first-child').allTextContents()
  const before = await names()
  await table.locator('th button').first().press('Enter')
  await table.locator('th button').first().press('Enter')
  t.true(before.length > 2)
  t.deepEqual(
    await names(),
    before.toSorted((a, b) => compareKeys(keyOfText(a), keyOfText(b), 'descending')),
  )
})

inBrowser('the keyboard filters, and what is left is told', {}, async (t, page) => {
  const status = page.locator('#shown')
  t.is(await status.textContent(), '36 of 36 combinations, 180 trials.')
  t.is(await status.getAttribute('role'), 'status')
  await page.locator('#filters input').focus()
  await page.keyboard.type('lstm')
  t.is(await status.textContent(), '12 of 36 combinations, 60 trials.')
  t.deepEqual(new Set(await column(page, 1)), new Set(['lstm-1997']))
  t.is(await page.locator('#matrix tbody tr').count(), 1)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Add')
  t.is(await status.textContent(), '4 of 36 combinations, 20 trials.')
  t.deepEqual(new Set(await column(page, 3)), new Set(['Adding problem']))
  await page.locator('#filters button').press('Enter')
  await page.waitForFunction('document.getElementById("shown").textContent.startsWith("36 of")')
  t.is((await column(page, 1)).length, 36)
})

inBrowser('a cell leads to its trials by keyboard, Escape leads back to it', {}, async (t, page) => {
  const cell = page.locator('#matrix tbody tr').nth(1).locator('a').first()
  await page.locator('#matrix tbody tr').nth(0).locator('a').last().focus()
  await page.keyboard.press('Tab')
  t.true(await cell.evaluate(element => element === element.ownerDocument.activeElement))
  await page.locator('#tip:has-text("lstm-1997")').waitFor()
  t.true(await page.locator('#tip').isVisible())
  t.regex((await page.locator('#tip').textContent())!, /^lstm-1997 on Two-sequence problem, lag 255 of 5 trials solved/)
  await page.keyboard.press('Enter')
  const box = page.locator('dialog')
  await box.waitFor()
  t.is(await box.locator('h2').textContent(), 'lstm-1997 on Two-sequence problem, lag 25')
  t.is(await box.locator('.curve').count(), 2)
  t.is(await box.locator('.curve').first().locator('path').count(), 5)
  const trials = box.locator('table').first().locator('tbody tr')
  t.is(await trials.count(), 5)
  const { result } = curvedInput().records.find(
    ({ result: { spec } }) =>
      spec.method === 'lstm-1997' && spec.task === 'two-sequence' && spec.parameters.lag === 25 && spec.seed === 2,
  )!
  const row = await trials.nth(1).locator(':scope > *').allTextContents()
  t.is(row[0], '2')
  t.is(row[1], 'solved')
  t.is(row[2]!.replaceAll(',', ''), String(result.counters.sequences))
  t.is(row[7], '1 of 2,560')
  t.true(row.some(text => text.endsWith(result.digests.weights)))
  t.true(row.some(text => text.endsWith(result.key)))
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'hidden' })
  t.true(await cell.evaluate(element => element === element.ownerDocument.activeElement))
  t.false(page.url().includes('#'))
})

inBrowser('the address of a combination opens it, and closing it stays where one was', {}, async (t, page) => {
  await page.evaluate('location.hash = "#trials-1"')
  await page.locator('dialog[open]').waitFor()
  t.is(await page.locator('dialog h2').textContent(), 'bptt on Two-sequence problem, lag 25')
  await page.locator('dialog .close').click()
  await page.locator('dialog').waitFor({ state: 'hidden' })
})

inBrowser('the pointer is told the values of a cell and of the nearest point of a curve', {}, async (t, page) => {
  await page.locator('#matrix td a').first().hover()
  t.regex((await page.locator('#tip').textContent())!, /true success rate .* \(95 %\)Sequences until solved, median/)
  await page.locator('#matrix td a').first().click()
  await page.locator('dialog .curve').first().hover()
  t.regex(
    (await page.locator('dialog #tip').textContent())!,
    /^seed \d, up to sequence [\d,]+mean error [\d.]+fraction correct [\d.]+$/,
  )
})

inBrowser('a seed’s button brings its line forward', {}, async (t, page) => {
  await page.evaluate('location.hash = "#trials-1"')
  const seed = page.locator('dialog .seed').first()
  await seed.press('Enter')
  t.is(await seed.getAttribute('aria-pressed'), 'true')
  t.is(await page.locator('dialog .curve path.behind').count(), 8)
  await seed.press('Enter')
  t.is(await page.locator('dialog .curve path.behind').count(), 0)
})

inBrowser(
  'a narrow screen never scrolls sideways, tables scroll in their box',
  { viewport: { width: 360, height: 700 } },
  async (t, page) => {
    t.deepEqual(await widths(page), [360, 360])
    t.true(await page.locator('.scroll:has(#cells)').evaluate(box => box.scrollWidth > box.clientWidth))
    await page.locator('.scroll:has(#cells)').focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction('document.querySelector(".scroll:has(#cells)").scrollLeft > 0')
    await page.evaluate('location.hash = "#trials-1"')
    await page.locator('dialog[open]').waitFor()
    t.deepEqual(await widths(page), [360, 360])
    t.true(await page.locator('dialog').evaluate(box => box.scrollWidth <= box.clientWidth))
  },
)

/** Contrast of text and ground by WCAG 2, from 1 to 21; colours as a canvas paints them, whatever notation the style has. */
const contrast = (text: Locator): Promise<number> =>
  text.evaluate(element => {
    const { getComputedStyle, OffscreenCanvas } = element.ownerDocument.defaultView
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const luminance = (colour: string): number => {
      canvas.fillStyle = colour
      canvas.fillRect(0, 0, 1, 1)
      const [r, g, b] = Array.from(canvas.getImageData(0, 0, 1, 1).data as ArrayLike<number>, value => value / 255).map(value =>
        value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
    }
    let ground = element
    while (getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)') ground = ground.parentElement
    const [ink, paper] = [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor].map(luminance)
    return (Math.max(ink!, paper!) + 0.05) / (Math.min(ink!, paper!) + 0.05)
  })

for (const colorScheme of ['light', 'dark'] as const) {
  inBrowser(`${colorScheme} colours have the contrast that reading takes`, { colorScheme }, async (t, page) => {
    const ground: string = await page.evaluate('getComputedStyle(document.body).backgroundColor')
    t.is(ground, colorScheme === 'dark' ? 'rgb(13, 17, 23)' : 'rgb(255, 255, 255)')
    for (const selector of ['main p', 'main a', '.hint', '#cells th', '#filters label span', 'nav summary'])
      t.true((await contrast(page.locator(selector).first())) >= 4.5, selector)
    const links = await page.locator('#matrix td a').all()
    const shades = new Set<string>()
    for (const link of links) {
      shades.add((await link.textContent())!)
      t.true((await contrast(link)) >= 4.5, (await link.textContent())!)
    }
    for (const text of ['0/5', '1/5', '2/5', '3/5', '4/5', '5/5', '–']) t.true(shades.has(text), text)
  })
}

inBrowser('the reader’s choice of colours outranks the system’s', { colorScheme: 'dark' }, async (t, page) => {
  await page.locator('#theme').selectOption('light')
  t.is(await page.evaluate('getComputedStyle(document.body).backgroundColor'), 'rgb(255, 255, 255)')
})

inBrowser('hostile texts do nothing, and are shown as they are', { shown: 'hostile' }, async (t, page) => {
  t.is(await page.locator('#cells tbody tr').count(), 36)
  for (const number of [1, 2, 13, 14]) {
    await page.evaluate(`location.hash = "#trials-${number}"`)
    await page.waitForFunction('document.querySelector("dialog[open] h2") !== null')
    await page.locator('dialog[open] details summary').last().click()
  }
  t.is(await page.evaluate('window.bad'), undefined)
  t.is(await page.locator('img, iframe, main b').count(), 0)
  t.true(
    (await page.locator('#matrix tbody th').first().textContent())!.startsWith(
      '</script><script>window.bad=1</script><img src=x',
    ),
  )
})

inBrowser('without scripts the report is there to read', { javaScriptEnabled: false }, async (t, page) => {
  t.true(await page.locator('noscript, .hint').first().isVisible())
  t.false(await page.locator('#explorer').isVisible())
  t.true(await page.locator('main > .scroll table').first().isVisible())
})

if (left.length > 0) {
  console.warn(
    `No Chromium at LAGBENCH_CHROMIUM or /usr/bin/chromium, so ${left.length} tests of the page did not run:\n- ${left.join('\n- ')}`,
  )
}
