// What is written into the page besides words: the script made of the TypeScript in client/, the style sheet, and the data.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { CODE } from '../../runner/code-files.ts'
import type { PageData } from './page-data.ts'

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Made when the package is built (packaging/build.ts), in place of its sources. */
const BUILT = 'client.bundle.js'

/** The client's code as one script. esbuild's version is pinned, so the same sources give the same bytes. */
export function clientScript(): string {
  if (CODE === '.js') return readFileSync(local(BUILT), 'utf8')
  // Late, since the package does without.
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  const { outputFiles } = buildSync({
    entryPoints: [local('client/main.ts')],
    absWorkingDir: local('.'),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Nothing from around the project gets a say.
    tsconfigRaw: {},
  })
  return inScript(outputFiles[0]!.text)
}

export function styleSheet(): string {
  return readFileSync(local('page.css'), 'utf8')
}

/** JSON that no text in it can break out of: without "<" there is no end tag and no comment. */
export function dataScript(data: PageData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function inScript(code: string): string {
  if (/<\/script|<!--/i.test(code)) throw new Error('Expected code without an end tag or the start of a comment, found one')
  return code
}
