// Finds and imports suite files: by the id of a file in suites/, or by a path.

import { basename } from 'node:path'
import { CODE, codeFiles, HOME } from '../runner/code-files.ts'
import { UsageError } from '../runner/errors.ts'
import { expected } from '../runner/expected.ts'
import type { Source } from '../runner/extensions/extend-registry.ts'
import { importOutside, urlOfFile } from '../runner/extensions/import-file.ts'
import { separateEntries } from '../runner/extensions/suite-entries.ts'
import { advise } from '../runner/suggest.ts'
import { analysisIds } from './analyses.ts'

const SUITES = new URL('suites/', HOME)

export interface SuiteFile {
  /** The file's name without its extension. */
  readonly id: string
  /** The default export, with ids in place of methods and tasks that are objects; not checked yet. */
  readonly suite: unknown
  /** Where these objects come from, if there are any. */
  readonly sources: readonly Source[]
}

/** Ids of the suites that come with lagbench, in alphabetical order. */
export async function suiteIds(): Promise<readonly string[]> {
  return codeFiles(SUITES)
}

/** Whether a name is a path, not an id. */
export function isPath(name: string): boolean {
  return /[\\/]|\.[cm]?[jt]s$/.test(name)
}

/** A suite's id without loading it. */
export function suiteIdOf(name: string): string {
  return isPath(name) ? basename(name).replace(/\.[cm]?[jt]s$/, '') : name
}

/** Throws a UsageError if there is no such file or if it can't be imported. */
export async function loadSuite(name: string): Promise<SuiteFile> {
  const path = isPath(name)
  if (!path) {
    const ids = await suiteIds()
    if (!ids.includes(name)) {
      const advice = advise(name, [...ids, ...(await analysisIds())], 'suites')
      throw new UsageError([expected('SUITE', 'the id of a suite or the path of a suite file (.ts)', name, advice)])
    }
  }
  const url = path ? await urlOfFile(name, 'suite file') : new URL(`${name}${CODE}`, SUITES).href
  const module = await importOutside(url, name, 'suite file')
  if (module.default === undefined) {
    throw new UsageError([
      `Expected the suite file \`${name}\` to export a suite as default, got none; end it with \`export default defineSuite({...})\``,
    ])
  }
  const { suite, entries } = separateEntries(module.default)
  return { id: suiteIdOf(name), suite, sources: entries.length > 0 ? [{ kind: 'suite', specifier: url, name }] : [] }
}
