// A run of the tiny suite and its export, made once for a file of tests, and copies of them to spoil.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import { deterministicPart } from '../../reports/parts.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { type Finished, lagbench, suitePath } from './lagbench.ts'

export const tiny = suitePath('tiny')

export interface Exported {
  /** With the run in lagbench-out/tiny, its export in results/tiny. */
  readonly folder: string
  readonly exported: Finished
  /** A copy of the folder for a test of its own. */
  copy(t: ExecutionContext): Promise<string>
}

/** Call it once, at the top of a file of tests. */
export async function exportedRun(): Promise<Exported> {
  const made = mkdtemp(join(tmpdir(), 'lagbench-export-'))
  test.after.always(async () => rm(await made, { recursive: true, force: true }))
  const folder = await made
  await lagbench(['run', tiny], folder)
  const exported = await lagbench(['export', 'tiny'], folder)
  return {
    folder,
    exported,
    async copy(t) {
      const cwd = await temporaryFolder(t)
      await cp(folder, cwd, { recursive: true })
      return cwd
    },
  }
}

export async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error('Expected a change')
  await writeFile(path, after)
}

/** What a report says of its results, without its environment. */
export async function reportIn(folder: string): Promise<string> {
  return deterministicPart(await readFile(join(folder, 'report.md'), 'utf8'))
}
