// Runs trials one after the other on the calling thread: for single trials, tests and debuggers. A stop waits for the trial at hand.

import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TrialRecord, TrialSpec } from '../record.ts'
import type { Executor } from './executor.ts'

export function inProcessExecutor(runTrial: (spec: TrialSpec) => TrialRecord): Executor {
  let stopped = false
  return {
    threads: 1,
    async run(trials, onRecord) {
      for (const spec of trials) {
        if (stopped) return
        onRecord(runTrial(spec))
        // Signals and timers get their turn between trials.
        await nextTurn()
      }
    },
    async stop() {
      stopped = true
    },
  }
}
