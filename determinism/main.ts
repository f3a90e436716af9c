// Runs the golden trials in every runtime to be had and writes docs/determinism.md: `npm run determinism`. With `-- --update`, it
// brings determinism/golden.json up to date instead, where versions were raised or methods and tasks added.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadRegistry } from '../runner/registry.ts'
import { bundle } from './bundle.ts'
import { replacement } from './compare.ts'
import { documentText, resultTable } from './document.ts'
import { measure } from './golden.ts'
import { readGolden, writeGolden } from './golden-file.ts'
import { proveIn, type Row } from './prove.ts'
import { runtimes } from './runtimes/all.ts'
import { CACHE } from './runtimes/packages.ts'

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } })
const committed = await readGolden()
if (values.update) {
  const golden = replacement(committed, measure(await loadRegistry()))
  await writeGolden(golden)
  console.log(`determinism/golden.json now has ${Object.keys(golden.parts).length} parts, digest ${golden.digest}`)
} else {
  await mkdir(CACHE, { recursive: true })
  const bundles = { own: await bundle(CACHE, 'own'), platform: await bundle(CACHE, 'platform') }
  const rows: Row[] = []
  for (const runtime of runtimes) {
    const found = await proveIn(runtime, bundles, committed)
    for (const row of found) {
      const why = row.kind === 'failed' || row.kind === 'unavailable' ? `: ${row.reason}` : ''
      process.stderr.write(`${row.name} ${row.version}, ${row.architecture}: ${row.kind}${why}\n`)
    }
    rows.push(...found)
  }
  await writeFile(join(import.meta.dirname, '..', 'docs', 'determinism.md'), documentText(committed, rows, new Date()))
  console.log(resultTable(rows))
  // Runtimes that are not to be had are named, and that is all; what this looks for is one that ran and came out otherwise.
  if (rows.some(({ kind }) => kind === 'differs' || kind === 'failed')) process.exitCode = 1
}
