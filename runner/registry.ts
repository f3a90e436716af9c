// Finds methods and tasks by scanning their folders: a new file is a new entry, with nothing to register.

import { readdir } from 'node:fs/promises'
import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'

export interface Registry {
  /** By id, in alphabetical order. */
  readonly methods: ReadonlyMap<string, Method>
  readonly tasks: ReadonlyMap<string, Task>
}

export async function loadRegistry(): Promise<Registry> {
  const [methods, tasks] = await Promise.all([
    scan<Method>(new URL('../methods/', import.meta.url), 'method.ts'),
    scan<Task>(new URL('../tasks/', import.meta.url), 'task.ts'),
  ])
  return { methods, tasks }
}

/** Imports every file of a folder but its contract, and keeps the default exports by id. */
async function scan<Entry extends { readonly id: string }>(folder: URL, contract: string): Promise<Map<string, Entry>> {
  const files = (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== contract)
    .map(entry => entry.name.slice(0, -'.ts'.length))
    // Without the ending: it would put `adding-tcn` before `adding`.
    .sort()
    .map(id => `${id}.ts`)
  const found = new Map<string, Entry>()
  for (const file of files) {
    const { default: entry } = (await import(new URL(file, folder).href)) as { default?: Entry }
    if (entry === undefined) throw new Error(`Expected a default export in ${file}; helpers belong in a subfolder`)
    if (`${entry.id}.ts` !== file) throw new Error(`Expected ${file} to define the id '${file.slice(0, -3)}', got '${entry.id}'`)
    found.set(entry.id, entry)
  }
  return found
}
