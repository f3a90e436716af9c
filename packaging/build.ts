// Builds what the package holds in `dist/`: JavaScript and type declarations of all rooms, since Node strips no types under node_modules,
// and beside them the files that the code reads. `npm pack` runs it (`prepack`).

import { execFileSync } from 'node:child_process'
import { cpSync, globSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { BUILT_FROM, currentCommit } from '../cli/commit.ts'
import { clientScript } from '../reports/page/embedded.ts'

const root = resolve(import.meta.dirname, '..')

/** Read by the code, not imported. */
const DATA = ['analyses/**/*.json', 'literature/*.json', 'reports/*.json', 'reports/page/*.css']

/** Builds into `folder` (default: `dist/`), which is emptied first. Throws where the compiler finds an error. */
export async function build(folder = join(root, 'dist')): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
  const project = ['-p', join(import.meta.dirname, 'tsconfig.json'), '--outDir', folder]
  execFileSync(process.execPath, [tsc, ...project], { stdio: 'inherit' })
  for (const file of globSync(DATA, { cwd: root })) cpSync(join(root, file), join(folder, file))
  writeFileSync(join(folder, 'reports/page/client.bundle.js'), clientScript())
  const commit = await currentCommit()
  if (commit !== null) writeFileSync(join(folder, BUILT_FROM), commit)
}

if (import.meta.main) await build()
