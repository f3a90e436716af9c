// Which cells of two sets of results are about the same thing: the same labels of method and task, the same lag, the same parameters.
// Options, versions and budgets may differ: that is what one wants to compare. In a pair of cells trials pair by seed.

import { canonicalJson } from '../../engine/canonical.ts'
import type { Plan } from '../../runner/plan.ts'
import type { TrialRecord, TrialSpec } from '../../runner/record.ts'

export interface ResultSet {
  readonly plan: Plan
  readonly records: readonly TrialRecord[]
  /** Every n-th point of the learning curves is there; 1: all. */
  readonly every: number
}

export interface ResultCell {
  readonly method: string
  readonly task: string
  readonly lag: number
  /** The first trial's; the others differ in the seed. */
  readonly spec: TrialSpec
  /** By seed; trials that have not run are left out. */
  readonly trials: ReadonlyMap<number, TrialRecord>
}

export interface PairedCells {
  /** In the order of the first plan. */
  readonly pairs: readonly { readonly a: ResultCell; readonly b: ResultCell }[]
  readonly onlyA: readonly ResultCell[]
  readonly onlyB: readonly ResultCell[]
}

export function pairCells(a: ResultSet, b: ResultSet): PairedCells {
  const [cellsA, cellsB] = [cellsOf(a), cellsOf(b)]
  return {
    pairs: [...cellsA].flatMap(([name, cell]) => {
      const other = cellsB.get(name)
      return other === undefined ? [] : [{ a: cell, b: other }]
    }),
    onlyA: [...cellsA].flatMap(([name, cell]) => (cellsB.has(name) ? [] : [cell])),
    onlyB: [...cellsB].flatMap(([name, cell]) => (cellsA.has(name) ? [] : [cell])),
  }
}

function cellsOf({ plan, records }: ResultSet): ReadonlyMap<string, ResultCell> {
  const byKey = new Map(records.map(record => [record.result.key, record]))
  const groups = Map.groupBy(plan.trials, ({ methodLabel, taskLabel, spec }) =>
    canonicalJson([methodLabel, taskLabel, spec.parameters]),
  )
  return new Map(
    [...groups].map(([name, planned]) => {
      const { methodLabel: method, taskLabel: task, spec } = planned[0]!
      const trials = planned.flatMap(({ key, spec: { seed } }): [number, TrialRecord][] => {
        const record = byKey.get(key)
        return record === undefined ? [] : [[seed, record]]
      })
      return [name, { method, task, lag: spec.parameters.lag, spec, trials: new Map(trials) }]
    }),
  )
}
