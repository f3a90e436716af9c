// Adds methods and tasks from outside of lagbench to the registry: those of files, of installed packages, and those that a suite's file
// brings along. Every thread does this for itself from the same list, which holds names only.

import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError } from '../errors.ts'
import type { Origin, Registry } from '../registry.ts'
import { type Entry, entryOf } from './contracts.ts'
import { importOutside } from './import-file.ts'
import { separateEntries } from './suite-entries.ts'
import { digestOf, filesOf, urlOfPackage } from './user-code.ts'

/** Where to look. */
export interface Source {
  readonly kind: 'file' | 'package' | 'suite'
  /** The URL of a file, or the name of a package. */
  readonly specifier: string
  /** As the user named it. */
  readonly name: string
}

/** The registry with what the sources bring. Throws a UsageError that names all that is wrong with them. */
export async function extendRegistry(registry: Registry, sources: readonly Source[]): Promise<Registry> {
  if (sources.length === 0) return registry
  const methods = new Map(registry.methods)
  const tasks = new Map(registry.tasks)
  const outside = { methods: new Map<string, Origin>(), tasks: new Map<string, Origin>() }
  const problems: string[] = []
  for (const source of sources) {
    try {
      for (const { entry: found, origin } of await entriesOf(source)) {
        const { kind, entry } = found
        const room = `${kind}s` as const
        const known = { methods, tasks }[room].get(entry.id)
        if (known === entry) continue
        if (known !== undefined) {
          const before = outside[room].get(entry.id)?.file
          const other = before === undefined ? `lagbench itself (${room}/${entry.id})` : `\`${before}\``
          problems.push(
            `Expected each ${kind} to have an id of its own, got \`${entry.id}\` from \`${origin.file}\` and from ${other}`,
          )
          continue
        }
        if (kind === 'method') methods.set(entry.id, entry)
        else tasks.set(entry.id, entry)
        outside[room].set(entry.id, origin)
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new UsageError(problems)
  return { methods: sorted(methods), tasks: sorted(tasks), outside }
}

interface Found {
  readonly entry: Entry
  readonly origin: Origin
}

async function entriesOf(source: Source): Promise<Found[]> {
  const { kind, specifier, name } = source
  const module = await importOutside(specifier, name, kind === 'package' ? 'package' : kind === 'suite' ? 'suite file' : 'file')
  if (kind === 'suite') {
    const { entries } = separateEntries(module.default)
    return Promise.all(
      entries.map(async value => {
        const url = await definingFile(value, specifier)
        const file = relative('', fileURLToPath(url))
        return { entry: entryOf(value, file), origin: { file, digest: digestOf(url) } }
      }),
    )
  }
  const exported = Array.isArray(module.default) ? module.default : [module.default]
  const url = kind === 'package' ? urlOfPackage(specifier) : specifier
  return exported.map(value => ({ entry: entryOf(value, name), origin: { file: name, digest: digestOf(url) } }))
}

/** Which of the files that a suite imports exports the value: the last that does, since others may pass it on. The suite's own if none does. */
async function definingFile(value: unknown, suite: string): Promise<string> {
  let found = suite
  for (const url of filesOf(suite)) {
    const module: object = await import(url)
    if (Object.values(module).includes(value)) found = url
  }
  return found
}

function sorted<Value>(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1)))
}
