// Builds what the package holds in `dist/`: JavaScript and type declarations of all rooms, since Node strips no types under node_modules,
// and beside them the files that the code reads. `npm pack` runs it (`prepack`).

import { execFileSync } from 'node:child_process'
import { cpSync, globSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { clientScript } from '../reports/page/embedded.ts'

const root = resolve(import.meta.dirname, '..')

/** Read by the code, not imported. */
const DATA = ['analyses/**/*.json', 'literature/*.json', 'reports/*.json', 'reports/page/*.css']

/** Builds into `folder` (default: `dist/`), which is emptied first. Throws where the compiler finds an error. */
export function build(folder = join(root, 'dist')): void {
  rmSync(folder, { recursive: true, force: true })
  const typescript = createRequire(import.meta.url).resolve('typescript/package.json')
  const tsc = join(dirname(typescript), 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', join(import.meta.dirname, 'tsconfig.json'), '--outDir', folder], {
    stdio: 'inherit',
  })
  for (const file of globSync(DATA, { cwd: root })) cpSync(join(root, file), join(folder, file))
  writeFileSync(join(folder, 'reports/page/client.bundle.js'), clientScript())
}

if (import.meta.main) build()
