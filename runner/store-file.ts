// The store's file: recognised by its header before SQLite may touch it, made whole or not at all, checked before it is used.

import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { UsageError } from './errors.ts'
import { damaged, notADatabase, otherApplication, otherVersion, storeProblem } from './store-errors.ts'

/** In the output folder. */
export const STORE_FILE = 'results.sqlite'
/** 'lagb' in ASCII, in SQLite's header field for it. */
const APPLICATION_ID = 0x6c616762
/** Raise it when the tables change. */
const STORE_VERSION = 1
const MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100
/** Larger stores are not read through at every start (0.4 s per GB from memory, much longer from a slow disk); SQLite itself still notices a missing end. */
const LARGEST_CHECKED_BYTES = 512 * 2 ** 20

const TABLES = `
  CREATE TABLE trials (key TEXT PRIMARY KEY, result TEXT NOT NULL, environment TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE plans (id TEXT PRIMARY KEY, plan TEXT NOT NULL, command TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** Throws a UsageError unless the file is a store of this version. Only reads: another program's file is never opened by SQLite. */
export function checkStoreFile(path: string): void {
  const header = readHeader(path)
  if (header.length === 0) throw damaged(path, 'it is empty')
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC.slice(0, header.length)) throw notADatabase(path)
  if (header.length < HEADER_BYTES) throw damaged(path, `it ends after ${header.length} bytes`)
  const [applicationId, version] = [header.readUInt32BE(68), header.readUInt32BE(60)]
  if (applicationId !== APPLICATION_ID) throw otherApplication(path)
  if (version !== STORE_VERSION) throw otherVersion(path, version, STORE_VERSION)
  let database: DatabaseSync | undefined
  try {
    database = openUntouched(path)
    database.exec('SELECT count(*) FROM sqlite_schema')
    if (statSync(path).size > LARGEST_CHECKED_BYTES) return
    const { quick_check: verdict } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
    if (verdict !== 'ok') throw damaged(path, verdict.replace(/\s+/g, ' ').slice(0, 120))
  } catch (error) {
    throw storeProblem(error, path)
  } finally {
    database?.close()
  }
}

/** Makes an empty store beside its place and moves it there: a kill in between leaves no half-made store. */
export function createStoreFile(path: string): void {
  const unfinished = `${path}.new`
  try {
    // A log without its store belongs to a store that somebody deleted; SQLite would apply it to the new one.
    for (const leftover of [unfinished, `${path}-wal`, `${path}-shm`]) removeStore(leftover)
    const database = new DatabaseSync(unfinished)
    try {
      database.exec(`
        PRAGMA journal_mode = WAL;
        PRAGMA application_id = ${APPLICATION_ID};
        PRAGMA user_version = ${STORE_VERSION};
        ${TABLES}
      `)
    } finally {
      database.close()
    }
    renameSync(unfinished, path)
  } catch (error) {
    removeStore(unfinished)
    throw storeProblem(error, path)
  }
}

/** Whether there is anything at `path`; a folder in the store's place is a mistake. */
export function storeFileExists(path: string): boolean {
  if (!existsSync(path)) return false
  if (statSync(path).isDirectory())
    throw new UsageError([`Expected \`${path}\` to be a lagbench store, got a folder; move it away`])
  return true
}

/**
 * Read-only, so that a store found damaged stays as it is: a writer would copy an earlier run's log into it. Without a log nobody is
 * writing, and `immutable` keeps SQLite from leaving an empty log behind.
 */
function openUntouched(path: string): DatabaseSync {
  const url = pathToFileURL(path)
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1')
  return new DatabaseSync(url, { readOnly: true, timeout: 5000 })
}

function removeStore(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true })
}

function readHeader(path: string): Buffer {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const header = Buffer.alloc(HEADER_BYTES)
    return header.subarray(0, readSync(file, header))
  } catch (error) {
    throw storeProblem(error, path)
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
