// Chooses which trials of a results file `lagbench verify` runs again, and says what it leaves out and why.

import { notComparable } from '../runner/comparable.ts'
import type { ResultsFile } from '../runner/exchange/assemble.ts'
import type { PlannedTrial } from '../runner/plan.ts'
import type { TrialRecord } from '../runner/record.ts'
import type { Registry } from '../runner/registry.ts'
import { sampleRecords } from '../runner/verification/sample.ts'

export interface ChosenTrials {
  readonly trials: readonly PlannedTrial[]
  /** By key, of all trials of the file. */
  readonly records: ReadonlyMap<string, TrialRecord>
  readonly lines: ReadonlyMap<string, number>
  /** Trials that could have been chosen. */
  readonly population: number
  /** Of the sample; null where all that could be chosen were. */
  readonly seed: number | null
  /** Trials of other versions, by what is other. */
  readonly notComparable: readonly { readonly reason: string; readonly trials: number }[]
  /** Comparable trials left out by --longest. */
  readonly tooLong: number
  /** What the chosen trials took in all, and the longest of them, when they were first run. */
  readonly wallMs: number
  readonly longestMs: number
}

export interface SampleOptions {
  readonly size: number
  readonly seed: number
  readonly longestMs?: number
}

export function chooseTrials(
  { stored, records }: ResultsFile,
  registry: Registry,
  { size, seed, longestMs = Number.POSITIVE_INFINITY }: SampleOptions,
): ChosenTrials {
  const reasons = new Map(records.map(({ result }) => [result.key, notComparable(result.spec, registry)]))
  const comparable = records.filter(({ result }) => reasons.get(result.key) === undefined)
  const population = comparable.filter(({ environment }) => environment.wallMs <= longestMs)
  const sample = sampleRecords(population, size, seed)
  const planned = new Map(stored.plan.trials.map(trial => [trial.key, trial]))
  const times = sample.map(({ environment }) => environment.wallMs)
  return {
    trials: sample.flatMap(({ result }) => planned.get(result.key) ?? []),
    records: new Map(records.map(record => [record.result.key, record])),
    lines: new Map(records.map(({ result }, index) => [result.key, index + 2])),
    population: population.length,
    seed: sample.length < population.length && sample.length > 0 ? seed : null,
    notComparable: [
      ...Map.groupBy(
        [...reasons.values()].filter(reason => reason !== undefined),
        reason => reason,
      ),
    ]
      .map(([reason, trials]) => ({ reason, trials: trials.length }))
      .sort((a, b) => b.trials - a.trials || (a.reason < b.reason ? -1 : 1)),
    tooLong: comparable.length - population.length,
    wallMs: times.reduce((sum, time) => sum + time, 0),
    longestMs: Math.max(0, ...times),
  }
}
