import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { writeWhole } from '../../reports/write-file.ts'

const scratch = async (t: { teardown(fn: () => Promise<void>): void }): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'lagbench-write-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('makes the folders on the way, replaces what was there, and leaves nothing else', async t => {
  const folder = await scratch(t)
  const path = join(folder, 'a', 'b', 'report.md')
  await writeWhole(path, 'old')
  await writeWhole(path, 'new')
  t.is(await readFile(path, 'utf8'), 'new')
  t.deepEqual(await readdir(join(folder, 'a', 'b')), ['report.md'])
})

test('leaves the old text and no draft when it fails', async t => {
  const folder = await scratch(t)
  // A folder cannot be replaced by a file, whoever runs the test.
  await mkdir(join(folder, 'report.md'))
  await writeFile(join(folder, 'report.md', 'kept'), 'old')
  await t.throwsAsync(writeWhole(join(folder, 'report.md'), 'new'))
  t.deepEqual(await readdir(folder), ['report.md'])
  t.is(await readFile(join(folder, 'report.md', 'kept'), 'utf8'), 'old')
})

test('fails on a path through a file', async t => {
  const folder = await scratch(t)
  await writeFile(join(folder, 'file'), '')
  await t.throwsAsync(writeWhole(join(folder, 'file', 'report.md'), ''))
})
