// Puts the trials of a results file into a store: all of them or none.

import { UsageError } from '../errors.ts'
import { portableJson } from '../portable.ts'
import type { Store } from '../store.ts'
import { type ResultsFile, trialName } from './assemble.ts'
import { thinResult } from './thin.ts'

export interface Imported {
  /** Trials that the store did not have, or had as failed. */
  readonly added: number
  /** Trials that it had, with the same results. */
  readonly present: number
  /** The store's own plan of the suite stays where there is one. */
  readonly plan: 'added' | 'kept'
}

const MOST_NAMED = 5

/** Throws a UsageError where the store has another result for a trial of the file; nothing is stored then. */
export function importResults({ stored, records, every }: ResultsFile, store: Store): Imported {
  const keys = records.map(({ result }) => result.key)
  const present = new Map(store.records(keys).map(record => [record.result.key, record.result]))
  const wanted = records.filter(({ result }) => {
    const own = present.get(result.key)
    return own === undefined || (own.outcome.status === 'failed' && result.outcome.status !== 'failed')
  })
  const added = new Set(wanted.map(({ result }) => result.key))
  const labels = new Map(stored.plan.trials.map(trial => [trial.key, { method: trial.methodLabel, task: trial.taskLabel }]))
  const differing = records.filter(({ result }) => {
    const own = present.get(result.key)
    return own !== undefined && !added.has(result.key) && portableJson(thinResult(own, every)) !== portableJson(result)
  })
  if (differing.length > 0) {
    const names = differing.slice(0, MOST_NAMED).map(({ result }) => trialName(result.spec, labels.get(result.key)!))
    throw new UsageError([
      `Expected the trials of both to agree, got ${differing.length} with other results in \`${store.path}\` (${names.join('; ')}${differing.length > MOST_NAMED ? '; ...' : ''}); nothing was imported. \`lagbench compare\` tells how they differ; choose another folder with --out to keep both`,
    ])
  }
  const plan = store.plan(stored.plan.id) === undefined ? 'added' : 'kept'
  store.putAll(wanted, plan === 'added' ? stored : undefined)
  return { added: wanted.length, present: records.length - wanted.length, plan }
}
