// The folder that a store lives in: made if need be, and looked at without a change when a command has failed already.

import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UsageError } from './errors.ts'
import { fileSystemProblem } from './store-errors.ts'
import { checkStoreFile, STORE_FILE, storeFileExists } from './store-file.ts'

/** Makes the folder and those above it, one by one: Node's own recursion never ends where the kernel says ENOENT, as in /proc. */
export function makeFolder(folder: string): void {
  const existing = nearestExisting(folder)
  refuseFile(existing)
  const missing: string[] = []
  for (let path = folder; path !== existing; path = dirname(path)) missing.unshift(path)
  for (const path of missing) {
    try {
      mkdirSync(path)
    } catch (error) {
      // Another run may have made it a moment ago.
      if (!(existsSync(path) && statSync(path).isDirectory())) throw fileSystemProblem(error, folder)
    }
  }
}

/** What would keep `openStore` from writing to a folder, without making or changing anything. */
export function folderProblems(folder: string): readonly string[] {
  try {
    const existing = nearestExisting(folder)
    refuseFile(existing)
    accessSync(existing, constants.W_OK)
    const path = join(folder, STORE_FILE)
    if (storeFileExists(path)) checkStoreFile(path)
    return []
  } catch (error) {
    const problem = fileSystemProblem(error, folder)
    if (problem instanceof UsageError) return problem.problems
    throw problem
  }
}

function nearestExisting(path: string): string {
  let existing = path
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing)
  return existing
}

function refuseFile(path: string): void {
  if (!existsSync(path) || statSync(path).isDirectory()) return
  throw new UsageError([`Expected \`${path}\` to be a folder, got a file; choose another folder with --out`])
}
