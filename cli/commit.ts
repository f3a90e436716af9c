// Which version of the code ran: the commit of this checkout, for the report.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { HOME } from '../runner/code-files.ts'

/** Written where the package is built. */
export const BUILT_FROM = 'commit.txt'

/** 40 hex digits, with `-dirty` behind them if tracked files were changed: of this checkout, or of the one that the package was built in; else null. */
export async function currentCommit(): Promise<string | null> {
  // Without this test the commit of some repository around lagbench would be reported.
  if (!existsSync(new URL('.git', HOME))) return readFile(new URL(BUILT_FROM, HOME), 'utf8').catch(() => null)
  try {
    const arguments_ = ['describe', '--always', '--dirty', '--abbrev=40', '--exclude=*']
    const { stdout } = await promisify(execFile)('git', arguments_, { cwd: fileURLToPath(HOME) })
    return stdout.trim()
  } catch {
    return null
  }
}
