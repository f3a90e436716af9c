// The outer side: starts the thread, waits for its report, and not for ever.

import { Worker } from 'node:worker_threads'
import { CODE } from '../../runner/code-files.ts'
import { thrown } from '../place.ts'
import type { ElsewhereReport, ElsewhereRequest } from './report.ts'

export async function askElsewhere(request: ElsewhereRequest, seconds: number): Promise<ElsewhereReport> {
  const worker = new Worker(new URL(`./worker${CODE}`, import.meta.url), { workerData: request })
  const { promise, resolve } = Promise.withResolvers<ElsewhereReport>()
  worker.on('message', resolve)
  worker.on('error', error => resolve({ status: 'died', ...thrown(error) }))
  worker.on('exit', code => resolve({ status: 'died', message: `the thread ended with code ${code} before its trial did` }))
  const timer = setTimeout(() => resolve({ status: 'endless', seconds }), seconds * 1000)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
