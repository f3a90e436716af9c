// One run per folder: an exclusive lock on a tiny database beside the store. The kernel drops it when the process ends, however it
// ends, so a kill leaves nothing stale behind; the file itself stays, empty.

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { UsageError } from './errors.ts'
import { BUSY, primaryCode, storeProblem } from './store-errors.ts'

const LOCK_FILE = 'run.lock'

/** Takes the folder's lock and returns the function that gives it back; throws a UsageError if another run holds it. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, LOCK_FILE)
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    if (primaryCode(error) === BUSY) {
      throw new UsageError([`Another run is writing to \`${folder}\`; wait until it ends, or choose another folder with --out`])
    }
    throw storeProblem(error, path)
  }
  return () => lock.close()
}
