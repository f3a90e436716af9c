// The inner side of a worker thread: takes one specification after the other and answers each with its record. What `work` throws
// ends the thread; the outer side makes a failed trial of it.

import { parentPort } from 'node:worker_threads'
import type { TrialRecord, TrialSpec } from '../record.ts'

export function serveTrials(work: (spec: TrialSpec) => TrialRecord | Promise<TrialRecord>): void {
  parentPort?.on('message', async (spec: TrialSpec) => parentPort?.postMessage(await work(spec)))
}
