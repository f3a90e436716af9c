// Looks into a store without the code under test.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

/** The deterministic part of every stored trial, in the order of the keys. */
export function storedResults(folder: string): readonly string[] {
  const database = new DatabaseSync(join(folder, 'results.sqlite'), { readOnly: true })
  try {
    return database
      .prepare('SELECT result FROM trials ORDER BY key')
      .all()
      .map(row => String(row.result))
  } finally {
    database.close()
  }
}

/** Waits until at least `count` trials are stored: a moment in the middle of a run, however busy the machine. */
export async function untilStored(folder: string, count: number): Promise<void> {
  const file = join(folder, 'results.sqlite')
  for (;;) {
    // The log comes with the run's own connection; before that, looking could get in its way.
    if (existsSync(`${file}-wal`) && storedResults(folder).length >= count) return
    await wait(20)
  }
}
