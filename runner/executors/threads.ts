// Runs trials on worker threads. A worker that throws, exits or dies costs its own trial only; the pool replaces it.

import { Piscina } from 'piscina'
import { failedRecord } from '../failed.ts'
import type { TrialRecord, TrialSpec } from '../record.ts'
import type { Executor } from './executor.ts'

export interface ThreadsOptions {
  readonly threads: number
  /** The module that every thread loads; its default export runs a trial. */
  readonly worker?: URL
  /** Heap limit of each thread; Node's own if left out. */
  readonly heapMb?: number
}

/** One trial waits for each that runs, so that no thread idles while the main thread stores a record. */
const QUEUED_PER_THREAD = 2
/** Threads that die one after the other without a record in between: the worker module is broken, and trials would wait forever. */
const MOST_DEATHS_PER_THREAD = 3

const WORKER = new URL('./worker.ts', import.meta.url)

export function threadsExecutor({ threads, worker = WORKER, heapMb }: ThreadsOptions): Executor {
  let pool: Piscina<TrialSpec, TrialRecord> | undefined
  let stopped = false
  let deaths = 0
  let fatal: Error | undefined

  const stop = async () => {
    stopped = true
    await pool?.destroy()
  }

  const startPool = () => {
    const started = new Piscina<TrialSpec, TrialRecord>({
      filename: worker.href,
      minThreads: 1,
      maxThreads: threads,
      idleTimeout: Number.POSITIVE_INFINITY,
      recordTiming: false,
      ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
    })
    // A thread that dies between two trials: the pool starts another one.
    started.on('error', (error: Error) => {
      deaths += 1
      if (deaths <= MOST_DEATHS_PER_THREAD * threads) return
      fatal ??= error
      void stop()
    })
    return started
  }

  /** The trial's record, or nothing if it was dropped by `stop`. */
  const attempt = async (spec: TrialSpec): Promise<TrialRecord | undefined> => {
    const startedAt = new Date()
    try {
      pool ??= startPool()
      return await pool.run(spec)
    } catch (error) {
      return stopped ? undefined : failedRecord(spec, error, startedAt)
    }
  }

  return {
    threads,
    stop,
    async run(trials, onRecord) {
      const waiting = trials[Symbol.iterator]()
      const lane = async () => {
        for (let next = waiting.next(); !stopped && next.done !== true; next = waiting.next()) {
          const record = await attempt(next.value)
          if (stopped || record === undefined) return
          if (record.result.outcome.status !== 'failed') deaths = 0
          onRecord(record)
        }
      }
      try {
        await Promise.all(Array.from({ length: threads * QUEUED_PER_THREAD }, lane))
      } finally {
        await stop()
      }
      if (fatal !== undefined) throw fatal
    },
  }
}
