// Finds results on the disk: the store that a run keeps, or the results file that an export has written.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { resultsDigest } from '../reports/digest.ts'
import { UsageError } from '../runner/errors.ts'
import { RESULTS_FILE } from '../runner/exchange/format.ts'
import { readSoundResults } from '../runner/exchange/read.ts'
import type { TrialRecord } from '../runner/record.ts'
import { openStore, type Store, type StoredPlan } from '../runner/store.ts'
import { STORE_FILE } from '../runner/store-file.ts'
import { advise } from '../runner/suggest.ts'

export interface Results {
  readonly stored: StoredPlan
  /** Of the plan's trials. */
  readonly records: readonly TrialRecord[]
  /** Of the whole results, where the records were read without their learning curves. */
  readonly digest?: string
  /** The store or the results file. */
  readonly path: string
  /** Every n-th point of the learning curves is there; 1: all. */
  readonly every: number
}

/** Learning curves are most of a large store, and only some readers want them. */
type Read = (store: Store, planId: string) => Results

/** The results in a folder: those of its store where it has one, else those of its results file. Throws a UsageError. */
export function resultsIn(folder: string, suite: string | undefined, read: Read = resultsOfPlan): Results {
  if (existsSync(join(folder, STORE_FILE)) || !existsSync(join(folder, RESULTS_FILE))) return storedResults(folder, suite, read)
  const { stored, records, every } = readSoundResults(folder)
  const path = join(folder, RESULTS_FILE)
  if (suite !== undefined && suite !== stored.plan.id)
    throw new UsageError([`Expected \`${path}\` to hold results of \`${suite}\`, got those of \`${stored.plan.id}\``])
  return { stored, records, path, every }
}

function storedResults(folder: string, suite: string | undefined, read: Read): Results {
  const store = openStore(folder, 'read')
  try {
    return read(store, planIdIn(store, suite))
  } finally {
    store.close()
  }
}

/** What a store has of a plan that it holds. */
export function resultsOfPlan(store: Store, planId: string): Results {
  const stored = store.plan(planId)!
  return { stored, records: store.records(keysOf(stored)), path: store.path, every: 1 }
}

/** The same with empty learning curves, in a fraction of the memory. */
export function resultsWithoutCurves(store: Store, planId: string): Results {
  const stored = store.plan(planId)!
  const digest = resultsDigest()
  const records: TrialRecord[] = []
  store.visit(keysOf(stored).sort(), ({ result, environment }) => {
    digest.add(result)
    records.push({ result: { ...result, curve: [] }, environment })
  })
  return { stored, records, digest: digest.hex(), path: store.path, every: 1 }
}

function keysOf({ plan }: StoredPlan): string[] {
  return [...new Set(plan.trials.map(({ key }) => key))]
}

function planIdIn(store: Store, suite: string | undefined): string {
  const ids = store.planIds()
  if (suite === undefined && ids.length === 1) return ids[0]!
  if (suite !== undefined && ids.includes(suite)) return suite
  const what = suite === undefined ? 'the SUITE to be named' : `\`${store.path}\` to hold a plan of \`${suite}\``
  throw new UsageError([
    `Expected ${what}, ${suite === undefined ? 'got none' : 'found none'}; ${advise(suite ?? '', ids, 'suites in it')}`,
  ])
}
