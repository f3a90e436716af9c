// Where the bundle starts, in whatever runtime: measures, and hands the digests to whoever started it.

import type { Method } from '../methods/method.ts'
import type { Task } from '../tasks/task.ts'
import { measureBackEnds } from './golden.ts'

/** The modules come from the bundle's entry, which imports them by name: a browser has no folders to scan. */
export function start(methods: readonly Method[], tasks: readonly Task[]): void {
  const text = JSON.stringify(
    measureBackEnds({
      methods: new Map(methods.map(method => [method.id, method])),
      tasks: new Map(tasks.map(task => [task.id, task])),
    }),
  )
  // A browser's worker has a location, and a server that waits for the report.
  if ('location' in globalThis) void fetch('/report', { method: 'POST', body: text })
  else console.log(text)
}
