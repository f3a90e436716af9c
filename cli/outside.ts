// Methods and tasks from outside, for every command: `--with FILE`, installed packages, and those of a suite's file.

import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { UsageError } from '../runner/errors.ts'
import { extendRegistry, type Source } from '../runner/extensions/extend-registry.ts'
import { urlOfFile } from '../runner/extensions/import-file.ts'
import { PACKAGE_NAME } from '../runner/extensions/user-code.ts'
import { loadRegistry, type Registry } from '../runner/registry.ts'
import { collecting } from './arguments.ts'
import { isPath, loadSuite } from './load-suite.ts'

export interface WithFlags {
  readonly with?: readonly string[]
}

/** The arguments of commander's `option`. */
export const WITH = [
  '--with <file>',
  'a file of your own with a method or a task (.ts or .js); may be given several times',
  (file: string, before: readonly string[] = []): readonly string[] => [...before, file],
] as const

export interface Outside {
  readonly registry: Registry
  /** For the threads that run trials. */
  readonly sources: readonly Source[]
  /** Ids of the methods of `--with`. */
  readonly added: readonly string[]
}

/**
 * The registry with all that a command may know. Throws a UsageError with all problems, those found before too, where a user's file brings
 * one: whatever names its methods would be called unknown.
 */
export async function loadOutside(
  problems: string[],
  { with: files = [] }: WithFlags,
  suite: readonly Source[] = [],
): Promise<Outside> {
  const before = problems.length
  const own = await loadRegistry()
  const given = await Promise.all(
    [...new Set(files)].map(name =>
      collecting(problems, async (): Promise<Source> => ({ kind: 'file', specifier: await urlOfFile(name, 'file'), name })),
    ),
  )
  const named = given.filter(source => source !== undefined)
  const sources = [...(await installedPackages()), ...named, ...suite]
  const registry = (await collecting(problems, () => extendRegistry(own, sources))) ?? own
  if (problems.length > before) throw new UsageError(problems)
  const names = new Set(named.map(({ name }) => name))
  const added = [...(registry.outside?.methods ?? [])].flatMap(([id, { file }]) => (names.has(file) ? id : []))
  return { registry, sources, added }
}

/** What brings a suite's own methods and tasks, where `name` is the path of a suite's file that is there: a report can do without. */
export async function sourcesOfSuite(problems: string[], name: string | undefined): Promise<readonly Source[]> {
  if (name === undefined || !isPath(name) || !existsSync(name)) return []
  return (await collecting(problems, () => loadSuite(name)))?.sources ?? []
}

/** Packages called `lagbench-method-...` or `lagbench-task-...` in the current folder's node_modules, by name. */
async function installedPackages(): Promise<Source[]> {
  const list = async (folder: string): Promise<string[]> => (await readdir(folder).catch(() => [])).sort()
  const names: string[] = []
  for (const name of await list('node_modules'))
    if (!name.startsWith('@')) names.push(name)
    else for (const inner of await list(`node_modules/${name}`)) names.push(`${name}/${inner}`)
  return names.filter(name => PACKAGE_NAME.test(name)).map(name => ({ kind: 'package', specifier: name, name }))
}
