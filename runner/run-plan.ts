// Runs what a plan wants and the store lacks, and stores each record as it comes. That is all there is to resuming.

import { etaOf } from './eta.ts'
import type { Executor } from './executors/executor.ts'
import { failedRecord } from './failed.ts'
import type { Plan } from './plan.ts'
import type { Outcome, TrialRecord } from './record.ts'
import type { EndedTrial, Store } from './store.ts'

export type Status = Outcome['status']

export interface RunProgress {
  /** Different trials of the plan. */
  readonly total: number
  /** Trials with a record, and how many of these were there before this run. */
  readonly done: number
  readonly earlier: number
  readonly statuses: Readonly<Record<Status, number>>
  /** Predicted time to the end; undefined while nothing has ended. */
  readonly remainingMs: number | undefined
}

export interface RunPlanInput {
  readonly plan: Plan
  /** Where records are looked up and kept. */
  readonly store: Pick<Store, 'ended' | 'put'>
  readonly executor: Executor
  /** Keys of stored trials to run again all the same. */
  readonly again?: ReadonlySet<string>
  /** Stops the run: trials in flight are dropped, ended ones are kept. */
  readonly signal?: AbortSignal
  /** Called at the start and after each record. */
  readonly onProgress?: (progress: RunProgress) => void
}

/** Resolves to the last progress; `done < total` if it was stopped. Failed trials of an earlier run are tried again. */
export async function runPlan({ plan, store, executor, again, signal, onProgress }: RunPlanInput): Promise<RunProgress> {
  const specs = new Map(plan.trials.map(({ key, spec }) => [key, spec]))
  const eta = etaOf(plan.trials)
  const statuses: Record<Status, number> = { solved: 0, unsolved: 0, diverged: 0, skipped: 0, failed: 0 }
  let done = 0
  const count = ({ key, status, wallMs }: EndedTrial) => {
    specs.delete(key)
    statuses[status] += 1
    done += 1
    eta.ended(key, wallMs)
  }
  const total = specs.size
  for (const trial of store.ended([...specs.keys()]))
    if (trial.status !== 'failed' && again?.has(trial.key) !== true) count(trial)
  const earlier = done
  const progress = (): RunProgress => ({
    total,
    done,
    earlier,
    statuses: { ...statuses },
    remainingMs: done === total ? 0 : eta.remainingMs(executor.threads),
  })
  onProgress?.(progress())

  const stop = () => void executor.stop()
  signal?.addEventListener('abort', stop, { once: true })
  try {
    if (signal?.aborted !== true) {
      await executor.run([...specs.values()], record => {
        const { result, environment } = keep(record, store)
        count({ key: result.key, status: result.outcome.status, wallMs: environment.wallMs })
        onProgress?.(progress())
      })
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    await executor.stop()
  }
  return progress()
}

/** Stores a record. A method that leaves numbers that are none (NaN) in its result has failed; the run goes on. */
function keep(record: TrialRecord, store: Pick<Store, 'put'>): TrialRecord {
  try {
    store.put(record)
    return record
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    const { spec } = record.result
    const failed = failedRecord(spec, error, new Date(record.environment.startedAt), '')
    store.put(failed)
    return failed
  }
}
