// Where the files of `lagbench new` go, and in which form: into a folder of one's own, or to where a checkout finds them.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CODE, PACKAGE } from '../runner/code-files.ts'
import { forCheckout, scaffold, TEMPLATES, type Template } from './scaffold.ts'

/** Whether the current folder lies in a checkout of lagbench, the one that runs. */
export function inCheckout(): boolean {
  return CODE === '.ts' && !relative(fileURLToPath(PACKAGE), resolve('.')).startsWith('..')
}

/** Both files with their paths from the current folder: in a checkout's own rooms, or in `to`, or here. */
export function filesFor(
  template: Template,
  id: string,
  to: string | undefined,
): { readonly path: string; readonly text: string }[] {
  const { room } = TEMPLATES[template]
  if (to === undefined && inCheckout()) {
    const { code, test } = forCheckout(scaffold(template, id, '.ts'), room)
    const at = (...parts: string[]): string => relative('', join(fileURLToPath(PACKAGE), ...parts))
    return [
      { path: at(room, `${id}.ts`), text: code },
      { path: at('test', room, `${id}.test.ts`), text: test },
    ]
  }
  const folder = to ?? ''
  const ending = isCommonJs(folder) ? '.mts' : '.ts'
  const { code, test } = scaffold(template, id, ending)
  return [
    { path: join(folder, `${id}${ending}`), text: code },
    { path: join(folder, `${id}.test${ending}`), text: test },
  ]
}

/** Whether `.ts` means CommonJS in a folder, as the nearest package.json says (`npm init` writes it so). */
function isCommonJs(folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, 'package.json')
    if (existsSync(file)) return /"type"\s*:\s*"commonjs"/.test(readFileSync(file, 'utf8'))
    if (dirname(at) === at) return false
  }
}
