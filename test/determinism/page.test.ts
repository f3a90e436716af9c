// The page that browsers open: what it serves, and how its report comes back.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { servePage } from '../../determinism/runtimes/page.ts'
import { temporaryFolder } from '../helpers/folder.ts'

test('the page starts the bundle in a worker, and the report that is posted arrives', async t => {
  const bundle = join(await temporaryFolder(t), 'bundle.mjs')
  await writeFile(bundle, 'done()')
  const page = await servePage(bundle)
  t.teardown(() => page.close())
  t.regex(await (await fetch(page.url)).text(), /new Worker\('\/bundle\.mjs', \{ type: 'module' \}\)/)
  const script = await fetch(new URL('bundle.mjs', page.url))
  t.is(script.headers.get('content-type'), 'text/javascript')
  t.is(await script.text(), 'done()')
  t.is((await fetch(new URL('favicon.ico', page.url))).status, 404)
  const measurements = [{ backEnd: 'interpreted', digest: 'd', parts: {} }]
  await fetch(new URL('report', page.url), { method: 'POST', body: JSON.stringify(measurements) })
  t.deepEqual(await page.report, measurements)
})

test('what a worker throws becomes the failure', async t => {
  const bundle = join(await temporaryFolder(t), 'bundle.mjs')
  await writeFile(bundle, '')
  const page = await servePage(bundle)
  t.teardown(() => page.close())
  const failure = t.throwsAsync(page.report, { message: 'ReferenceError: x is not defined' })
  await fetch(new URL('failure', page.url), { method: 'POST', body: 'ReferenceError: x is not defined' })
  await failure
})
