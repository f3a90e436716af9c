// The file that other runtimes run computes what this code computes.

import { readFile } from 'node:fs/promises'
import test from 'ava'
import { execa } from 'execa'
import { bundle } from '../../determinism/bundle.ts'
import type { Measurement } from '../../determinism/golden.ts'
import { readGolden } from '../../determinism/golden-file.ts'
import { temporaryFolder } from '../helpers/folder.ts'

async function digests(file: string): Promise<string[]> {
  const { stdout } = await execa(process.execPath, [file])
  return (JSON.parse(stdout) as Measurement[]).map(({ digest }) => digest)
}

test('the bundle imports nothing and gives the committed digest', async t => {
  const file = await bundle(await temporaryFolder(t), 'own')
  t.notRegex(await readFile(file, 'utf8'), /^import\b|\bfrom ['"]node:/m)
  const { digest } = await readGolden()
  for (const found of await digests(file)) t.is(found, digest)
})

test("with the platform's elementary functions it gives another one: the trials notice the last bits", async t => {
  const file = await bundle(await temporaryFolder(t), 'platform')
  for (const name of ['exp', 'expm1', 'tanh', 'log'])
    t.true((await readFile(file, 'utf8')).includes(`return Math.${name}(x)`), name)
  const { digest } = await readGolden()
  for (const found of await digests(file)) t.not(found, digest)
})
