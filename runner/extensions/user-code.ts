// Code from outside of lagbench: how it finds `lagbench`, and which files it is made of.
//
// `import ... from 'lagbench'` in a user's file means the lagbench that runs, wherever the file lies and whatever is installed around it:
// there is never a second engine with other bits.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { CODE, HOME } from '../code-files.ts'

/** Packages that are found by their names. */
export const PACKAGE_NAME = /^(@[^/]+\/)?lagbench-(method|task)-[^/]+$/

const ENTRY = new URL(`index${CODE}`, HOME).href
const ROOMS = ['engine', 'literature', 'tasks', 'methods', 'runner', 'reports', 'analyses', 'suites', 'conformance', 'cli']
const OWN = [ENTRY, ...ROOMS.map(room => new URL(`${room}/`, HOME).href)]
const isOwn = (url: string): boolean => OWN.some(start => url.startsWith(start))

/** Which files of a user's each of them imports. */
const imports = new Map<string, Set<string>>()
/** SHA-256 of each as it was loaded. */
const digests = new Map<string, string>()
/** What the names of packages stand for in the current folder. */
const packages = new Map<string, string>()

let watching = false

/** Call it before the first of a user's files is imported; may be called again. */
export function watchUserCode(): void {
  if (watching) return
  watching = true
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'lagbench') return next(ENTRY, context)
      const from = context.parentURL
      // Packages that lagbench itself asks for are those of the current folder.
      const here = from !== undefined && isOwn(from) && PACKAGE_NAME.test(specifier)
      const resolved = next(specifier, here ? { ...context, parentURL: pathToFileURL('./').href } : context)
      if (here) packages.set(specifier, resolved.url)
      if (from !== undefined && !isOwn(from) && isUsers(resolved.url))
        imports.set(from, (imports.get(from) ?? new Set()).add(resolved.url))
      return resolved
    },
    load(url, context, next) {
      if (!isUsers(url)) return next(url, context)
      digests.set(url, sha256(readFileSync(fileURLToPath(url))))
      // Modules wherever they lie; Node would guess (and say so) in a folder without a package.json.
      const typescript = url.endsWith('.ts') && !url.includes('/node_modules/')
      return next(url, typescript ? { ...context, format: 'module-typescript' } : context)
    },
  })
}

/** The file that a package's name stands for, once it was imported. */
export function urlOfPackage(name: string): string {
  return packages.get(name) ?? name
}

function isUsers(url: string): boolean {
  return url.startsWith('file:') && !isOwn(url)
}

/** A file and all that it imports, directly or not, from files beside it or below: other packages and lagbench do not count. */
export function filesOf(url: string): readonly string[] {
  const found = new Set([url])
  const root = packageOf(url)
  // What is added while the set is walked is walked too.
  for (const file of found) for (const next of imports.get(file) ?? []) if (packageOf(next) === root) found.add(next)
  return [...found]
}

function packageOf(url: string): string {
  return /^.*\/node_modules\/(@[^/]+\/)?[^/]+\//.exec(url)?.[0] ?? ''
}

/** The SHA-256 of a file that imports none of its own kind, as `sha256sum` gives it; else of the names and digests of all its files. */
export function digestOf(url: string): string {
  const files = filesOf(url)
  if (files.length === 1) return digests.get(url) ?? ''
  return sha256(
    files
      .map(file => `${basename(file)} ${digests.get(file)}\n`)
      .sort()
      .join(''),
  )
}

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
