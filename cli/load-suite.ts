// Finds and imports suite files: by the id of a file in suites/, or by a path. What can go wrong in a user's file becomes a sentence.

import { readdir, stat } from 'node:fs/promises'
import { registerHooks } from 'node:module'
import { basename, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import { advise } from '../runner/suggest.ts'
import { analysisIds } from './analyses.ts'

const SUITES = new URL('../suites/', import.meta.url)

export interface SuiteFile {
  /** The file's name without its extension. */
  readonly id: string
  /** The default export, not checked yet. */
  readonly suite: unknown
}

/** Ids of the suites that come with lagbench, in alphabetical order. */
export async function suiteIds(): Promise<readonly string[]> {
  const files = await readdir(SUITES).catch(() => [])
  return files.flatMap(file => (file.endsWith('.ts') ? file.slice(0, -3) : [])).sort()
}

function isSuitePath(name: string): boolean {
  return /[\\/]|\.[cm]?[jt]s$/.test(name)
}

/** A suite's id without loading it. */
export function suiteIdOf(name: string): string {
  return isSuitePath(name) ? basename(name).replace(/\.[cm]?[jt]s$/, '') : name
}

/** Throws a UsageError if there is no such file or if it can't be imported. */
export async function loadSuite(name: string): Promise<SuiteFile> {
  if (!isSuitePath(name)) {
    const ids = await suiteIds()
    if (!ids.includes(name)) {
      const advice = advise(name, [...ids, ...(await analysisIds())], 'suites')
      throw new UsageError([expected('SUITE', 'the id of a suite or the path of a suite file (.ts)', name, advice)])
    }
  }
  const path = isSuitePath(name) ? resolve(name) : fileURLToPath(new URL(`${name}.ts`, SUITES))
  const file = await stat(path).catch(() => undefined)
  if (file?.isFile() !== true) {
    throw new UsageError([
      `Expected \`${name}\` to be a suite file, ${file === undefined ? 'found nothing there' : 'got a folder'}`,
    ])
  }
  const suite = await importModule(path, name)
  if (suite.default === undefined) {
    throw new UsageError([
      `Expected the suite file \`${name}\` to export a suite as default, got none; end it with \`export default defineSuite({...})\``,
    ])
  }
  return { id: suiteIdOf(name), suite: suite.default }
}

async function importModule(path: string, name: string): Promise<{ default?: unknown }> {
  const { href } = pathToFileURL(path)
  // Suite files are modules wherever they lie; Node would guess (and say so) in a folder without a package.json.
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(url, url === href && path.endsWith('.ts') ? { ...context, format: 'module-typescript' } : context),
  })
  try {
    return await import(href)
  } catch (error) {
    throw new UsageError([`Expected the suite file \`${name}\` to load, got ${describe(error, path, name)}`])
  } finally {
    hooks.deregister()
  }
}

/** `TypeError: x is not a function (suite.ts:3:7)`. */
function describe(error: unknown, path: string, name: string): string {
  if (!(error instanceof Error)) return `\`${String(error)}\` thrown`
  const message = `${error.name}: ${error.message.trim().split('\n')[0]}`
  const stack = error.stack ?? ''
  const place = stack.slice(Math.max(0, stack.indexOf(path)), stack.length)
  const position = stack.includes(path) ? place.slice(path.length).match(/^:\d+(:\d+)?/)?.[0] : undefined
  return position === undefined ? message : `${message} (${name}${position})`
}
