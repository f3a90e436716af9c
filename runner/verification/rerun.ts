// Runs stored trials again and holds their results against what is stored.

import { canonicalJson, type Json } from '../../engine/canonical.ts'
import { thinResult } from '../exchange/thin.ts'
import type { Executor } from '../executors/executor.ts'
import type { PlannedTrial } from '../plan.ts'
import { portableJson } from '../portable.ts'
import type { TrialRecord, TrialResult } from '../record.ts'
import { type RunProgress, runPlan } from '../run-plan.ts'

export interface RerunInput {
  /** The trials to run, with their labels. */
  readonly trials: readonly PlannedTrial[]
  /** Their stored records by key. */
  readonly records: ReadonlyMap<string, TrialRecord>
  /** The stored learning curves have been thinned by this. */
  readonly every: number
  readonly executor: Executor
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RunProgress) => void
}

export interface Rerun {
  readonly trial: PlannedTrial
  /** What differs, a phrase each; none if the results are equal in every bit. */
  readonly differences: readonly string[]
}

/** In the order of the trials; without those that a stop left out. */
export async function rerun({ trials, records, every, ...running }: RerunInput): Promise<readonly Rerun[]> {
  const again = new Map<string, TrialRecord>()
  const plan = { id: '', title: '', description: '', methodLabels: [], taskLabels: [], trials }
  const store = {
    ended: () => [],
    put: (record: TrialRecord) => {
      // As a store would, it refuses numbers that are none: such a trial has failed.
      canonicalJson(record.result as unknown as Json)
      again.set(record.result.key, record)
    },
  }
  await runPlan({ plan, store, ...running })
  return trials.flatMap(trial => {
    const [before, now] = [records.get(trial.key), again.get(trial.key)]
    if (before === undefined || now === undefined) return []
    return [{ trial, differences: differencesOf(before.result, thinResult(now.result, every)) }]
  })
}

/** What differs between two results of one trial. */
export function differencesOf(stored: TrialResult, now: TrialResult): readonly string[] {
  const [before, after] = [portable(stored), portable(now)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .filter(name => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map(name =>
      name === 'curve'
        ? `curve ${curveDifference(stored, now)}`
        : `${name} was ${cut(JSON.stringify(before[name]))}, is ${cut(JSON.stringify(after[name]))}`,
    )
}

function curveDifference({ curve }: TrialResult, now: TrialResult): string {
  const first = curve.findIndex((point, i) => JSON.stringify(point) !== JSON.stringify(now.curve[i]))
  return first < 0 ? 'has become longer' : `differs from point ${first + 1} on`
}

/** By field, with sorted keys. */
function portable(result: TrialResult): { readonly [field: string]: unknown } {
  return JSON.parse(portableJson(result))
}

function cut(text: string | undefined): string {
  if (text === undefined) return 'nothing'
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}
