// A worker thread: loads the methods and tasks of its own checkout once, then runs one trial at a time. Jobs carry names and numbers,
// never code.

import type { TrialRecord, TrialSpec } from '../record.ts'
import { loadRegistry } from '../registry.ts'
import { runTrial } from '../trial.ts'

const registry = await loadRegistry()

export default function work(spec: TrialSpec): TrialRecord {
  return runTrial(spec, registry)
}
