// A folder of its own for each test, gone when the test has ended.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ExecutionContext } from 'ava'

export async function temporaryFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lagbench-test-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}
