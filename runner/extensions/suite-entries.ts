// A suite as its author may write it: methods and tasks by id, or as objects that the suite's file defines or imports. Plans and stored
// specifications hold ids only.

import { kindOf } from './contracts.ts'

export interface SeparatedSuite {
  /** The suite with an id in place of each object. */
  readonly suite: unknown
  /** The objects, not checked yet, each once. */
  readonly entries: readonly unknown[]
}

/** Takes methods and tasks out of a suite of any shape; what is wrong with it is found later. */
export function separateEntries(suite: unknown): SeparatedSuite {
  if (typeof suite !== 'object' || suite === null) return { suite, entries: [] }
  const entries = new Set<unknown>()
  const separated = (rows: unknown, field: 'method' | 'task'): unknown => {
    if (!Array.isArray(rows)) return rows
    return rows.map(row => {
      const value = row?.[field]
      if (kindOf(value) !== field) return row
      entries.add(value)
      return { ...row, [field]: value.id }
    })
  }
  const { methods, tasks } = suite as { readonly methods?: unknown; readonly tasks?: unknown }
  return {
    suite: {
      ...suite,
      ...(methods === undefined ? {} : { methods: separated(methods, 'method') }),
      ...(tasks === undefined ? {} : { tasks: separated(tasks, 'task') }),
    },
    entries: [...entries],
  }
}
