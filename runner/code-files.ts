// Where code lies: TypeScript in a checkout, the JavaScript made of it in the package. Folder scans and worker threads ask here.

import { readdir } from 'node:fs/promises'

/** The ending of code files beside this one. */
export const CODE = import.meta.url.endsWith('.ts') ? '.ts' : '.js'

/** Of all code: the root of a checkout, or the package's `dist/`. */
export const HOME = new URL('../', import.meta.url)

/** The folder of package.json, of the checkout or the package. */
export const PACKAGE = CODE === '.ts' ? HOME : new URL('../', HOME)

/** The names, without ending, of the code files in a folder (not below), in alphabetical order; none where there is no such folder. */
export async function codeFiles(folder: URL): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return (
    entries
      .filter(({ name }) => name.endsWith(CODE) && !name.endsWith('.d.ts'))
      .flatMap(entry => (entry.isFile() ? entry.name.slice(0, -CODE.length) : []))
      // Without the ending: it would put `adding-tcn` before `adding`.
      .sort()
  )
}
