// Runs trials on worker threads. A thread that throws, exits or dies costs its own trial only; a new one takes its place.
//
// Not on piscina: when a thread dies while it starts, piscina 5.3 starts no other, and queued trials wait forever.

import { CODE } from '../code-files.ts'
import type { Source } from '../extensions/extend-registry.ts'
import { failedRecord } from '../failed.ts'
import type { TrialRecord, TrialSpec } from '../record.ts'
import type { Executor } from './executor.ts'
import { type Thread, trialThread } from './thread.ts'

export interface ThreadsOptions {
  readonly threads: number
  /** The module that every thread runs (see serve.ts). */
  readonly worker?: URL
  /** Files and packages with methods and tasks that are not lagbench's own. */
  readonly sources?: readonly Source[]
  /** Heap limit of each thread; Node's own if left out. */
  readonly heapMb?: number
}

const WORKER = new URL(`./worker${CODE}`, import.meta.url)

export function threadsExecutor({ threads, worker = WORKER, sources = [], heapMb }: ThreadsOptions): Executor {
  const started: Thread[] = []
  let stopped = false

  const stop = async () => {
    stopped = true
    await Promise.all(started.map(thread => thread.stop()))
  }

  /** The trial's record, or nothing if it was dropped by `stop`. Never rejects. */
  const attempt = async (thread: Thread, spec: TrialSpec): Promise<TrialRecord | undefined> => {
    const startedAt = new Date()
    try {
      const record = await thread.run(spec)
      return stopped ? undefined : record
    } catch (error) {
      return stopped ? undefined : failedRecord(spec, error, startedAt)
    }
  }

  return {
    threads,
    stop,
    async run(trials, onRecord) {
      const queue = trials[Symbol.iterator]()
      const lane = async () => {
        const thread = trialThread(worker, heapMb, sources)
        const startNext = () => {
          if (stopped) return undefined
          const next = queue.next()
          return next.done === true ? undefined : attempt(thread, next.value)
        }
        started.push(thread)
        // The thread works on its next trial while the record of the last one is being stored.
        for (let running = startNext(); running !== undefined; ) {
          const record = await running
          running = startNext()
          if (record !== undefined) onRecord(record)
        }
      }
      try {
        await Promise.all(Array.from({ length: threads }, lane))
      } finally {
        await stop()
      }
    },
  }
}
