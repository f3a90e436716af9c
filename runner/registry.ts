// Finds methods and tasks by scanning their folders: a new file is a new entry, with nothing to register.

import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import { CODE, codeFiles, HOME } from './code-files.ts'

export interface Registry {
  /** By id, in alphabetical order. */
  readonly methods: ReadonlyMap<string, Method>
  readonly tasks: ReadonlyMap<string, Task>
  /** Where those of them come from that are not lagbench's own, by id. */
  readonly outside?: { readonly methods: ReadonlyMap<string, Origin>; readonly tasks: ReadonlyMap<string, Origin> }
}

/** Where a method or task comes from that is not one of lagbench's own. */
export interface Origin {
  /** As a user would name it: a path from the current folder, or a package. */
  readonly file: string
  /** SHA-256 of its source, and of what it imports from its own files. */
  readonly digest: string
}

export async function loadRegistry(): Promise<Registry> {
  const [methods, tasks] = await Promise.all([
    scan<Method>(new URL('methods/', HOME), 'method'),
    scan<Task>(new URL('tasks/', HOME), 'task'),
  ])
  return { methods, tasks }
}

/** Imports every file of a folder but its contract, and keeps the default exports by id. */
async function scan<Entry extends { readonly id: string }>(folder: URL, contract: string): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  for (const name of await codeFiles(folder)) {
    if (name === contract) continue
    const file = `${name}${CODE}`
    const { default: entry } = (await import(new URL(file, folder).href)) as { default?: Entry }
    if (entry === undefined) throw new Error(`Expected a default export in ${file}; helpers belong in a subfolder`)
    if (entry.id !== name) throw new Error(`Expected ${file} to define the id '${name}', got '${entry.id}'`)
    found.set(entry.id, entry)
  }
  return found
}
