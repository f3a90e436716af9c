// One worker thread that outlives its own death: when a trial kills it, the next trial gets a new one.

import { Worker } from 'node:worker_threads'
import type { TrialRecord, TrialSpec } from '../record.ts'

export interface Thread {
  /** One trial at a time. Rejects if the thread dies before it answers. */
  run(spec: TrialSpec): Promise<TrialRecord>
  /** Ends the thread, whatever it is doing. */
  stop(): Promise<void>
}

/** `module` serves trials (see serve.ts) and gets `data`; `heapMb` limits the thread's heap (Node's own limit if undefined). */
export function trialThread(module: URL, heapMb: number | undefined, data?: unknown): Thread {
  let worker: Worker | undefined
  let waiting: PromiseWithResolvers<TrialRecord> | undefined

  const start = (): Worker => {
    const started = new Worker(module, {
      workerData: data,
      ...(heapMb === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMb } }),
    })
    const died = (error: Error) => {
      if (worker !== started) return
      worker = undefined
      waiting?.reject(error)
    }
    started.on('message', (record: TrialRecord) => waiting?.resolve(record))
    started.on('error', died)
    started.on('exit', code => died(new Error(`The worker thread ended with code ${code} before the trial did`)))
    return started
  }

  return {
    async run(spec) {
      waiting = Promise.withResolvers()
      try {
        worker ??= start()
        worker.postMessage(spec)
        return await waiting.promise
      } finally {
        waiting = undefined
      }
    },
    async stop() {
      await worker?.terminate()
    },
  }
}
