// What SQLite and the file system say when a store can't be used, in words that tell what to do.

import { UsageError } from './errors.ts'

export const BUSY = 5
const READ_ONLY = 8
const IO_ERROR = 10
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const NOT_A_DATABASE = 26

const UNTOUCHED = 'nothing was changed; move it away, or choose another folder with --out'

/** SQLite's primary result code of an error thrown by node:sqlite. */
export function primaryCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

/** A UsageError for what the user can mend; any other error comes back as it is. */
export function storeProblem(error: unknown, path: string): unknown {
  switch (primaryCode(error)) {
    case BUSY:
      return new UsageError([`Another process keeps \`${path}\` locked; wait until it ends and run the same command again`])
    case READ_ONLY:
    case CANNOT_OPEN:
      return unwritable(path, (error as Error).message)
    case FULL:
      return new UsageError([
        `The disk is full: \`${path}\` can't grow. All that it holds is safe; free some space and run the same command again to go on`,
      ])
    case IO_ERROR:
      return new UsageError([
        `The disk failed at \`${path}\` (${(error as Error).message}). All trials stored before are kept; check the disk and its free space, then run the same command again to go on`,
      ])
    case CORRUPT:
      return damaged(path, (error as Error).message)
    case NOT_A_DATABASE:
      return notADatabase(path)
    default:
      return fileSystemProblem(error, path)
  }
}

/** Node's own file errors (ENOSPC, EACCES, ENOTDIR...) as a UsageError; any other error comes back as it is. */
export function fileSystemProblem(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return error
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') {
    return new UsageError([
      `The disk is full: \`${path}\` could not be written. Free some space and run the same command again to go on`,
    ])
  }
  // Node's `EACCES: permission denied, mkdir '/x'` without the call.
  return unwritable(path, error.message.split(',')[0]!)
}

function unwritable(path: string, reason: string): UsageError {
  return new UsageError([
    `Expected \`${path}\` to be writable, got ${reason}; check its permissions, or choose another folder with --out`,
  ])
}

export function damaged(path: string, reason: string): UsageError {
  return new UsageError([`Expected \`${path}\` to be a whole store, got a truncated or damaged one (${reason}); ${UNTOUCHED}`])
}

export function notADatabase(path: string): UsageError {
  return new UsageError([`Expected \`${path}\` to be a lagbench store, got a file that is not a database; ${UNTOUCHED}`])
}

export function otherApplication(path: string): UsageError {
  return new UsageError([`Expected \`${path}\` to be a lagbench store, got the database of another application; ${UNTOUCHED}`])
}

export function otherVersion(path: string, found: number, ours: number): UsageError {
  const age = found > ours ? 'a newer' : 'an older'
  return new UsageError([
    `Expected \`${path}\` to be a store of version ${ours}, got version ${found}, written by ${age} lagbench; use that lagbench for it: ${UNTOUCHED}`,
  ])
}
