// A worker thread: loads the methods and tasks of its own checkout once, then runs one trial at a time. Jobs carry names and numbers,
// never code.

import type { TrialRecord, TrialSpec } from '../record.ts'
import { loadRegistry } from '../registry.ts'
import { runTrial } from '../trial.ts'

// Inside a trial, so that a registry that doesn't load fails trials, with its reason, and not the thread.
let registry: ReturnType<typeof loadRegistry> | undefined

export default async function work(spec: TrialSpec): Promise<TrialRecord> {
  registry ??= loadRegistry()
  return runTrial(spec, await registry)
}
