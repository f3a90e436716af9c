// Compares two sets of results, cell by cell.
//
// Holm's correction is over the cells in which some shared trial came out differently, or no seed is shared. A cell whose trials are
// equal bit for bit shows no chance at work, and leaving it out is sound: whether pairs are equal does not change when the two results of
// a pair change places, which is all that the paired tests draw on.

import type { Counters } from '../../runner/record.ts'
import { holm } from '../statistics/holm.ts'
import { changesBetween, sameResult } from './changes.ts'
import { pairCells, type ResultCell, type ResultSet } from './pair-cells.ts'
import { type CellTests, testCells } from './test-cells.ts'
import { type MethodTest, testMethods } from './test-methods.ts'

export interface ComparedCell {
  readonly a: ResultCell
  readonly b: ResultCell
  /** What is other in their specifications. */
  readonly changes: readonly string[]
  /** Seeds that have run in both, and how many of these came out equal in every bit. */
  readonly shared: number
  readonly equal: number
  readonly contradictions: number
  /** Null where there is nothing to test: all equal, or nothing finished. */
  readonly tests: (CellTests & { readonly holmSolved: number; readonly holmOutcome: number }) | null
}

export interface ResultsComparison {
  readonly cells: readonly ComparedCell[]
  /** Over all cells of a method in which it came out differently. */
  readonly methods: readonly MethodTest[]
  readonly onlyA: readonly ResultCell[]
  readonly onlyB: readonly ResultCell[]
  readonly shared: number
  readonly equal: number
  /** Shared trials of the same specification, versions included, that came out differently: this should never be. */
  readonly contradictions: number
  readonly counter: keyof Counters
}

export function compareResults(a: ResultSet, b: ResultSet, counter: keyof Counters): ResultsComparison {
  const { pairs, onlyA, onlyB } = pairCells(a, b)
  const compared = pairs.map(pair => {
    const shared = [...pair.a.trials].flatMap(([seed, { result }]) => {
      const other = pair.b.trials.get(seed)?.result
      return other === undefined ? [] : [{ same: sameResult(result, a.every, other, b.every), sameKey: result.key === other.key }]
    })
    const equal = shared.filter(({ same }) => same).length
    const allEqual = shared.length > 0 && equal === shared.length
    return {
      ...pair,
      changes: changesBetween(pair.a.spec, pair.b.spec),
      shared: shared.length,
      equal,
      contradictions: shared.filter(({ same, sameKey }) => sameKey && !same).length,
      tests: allEqual ? null : testCells(pair.a, pair.b, counter),
    }
  })
  const tested = compared.flatMap(({ tests }) => tests ?? [])
  const solved = holm(tested.map(({ pSolved }) => pSolved))
  const outcome = holm(tested.map(({ pOutcome }) => pOutcome))
  const corrected = new Map(tested.map((tests, i) => [tests, { holmSolved: solved[i]!, holmOutcome: outcome[i]! }]))
  const cells = compared.map(cell => ({ ...cell, tests: cell.tests && { ...cell.tests, ...corrected.get(cell.tests)! } }))
  return {
    cells,
    methods: testMethods(cells, counter),
    onlyA,
    onlyB,
    shared: compared.reduce((sum, cell) => sum + cell.shared, 0),
    equal: compared.reduce((sum, cell) => sum + cell.equal, 0),
    contradictions: compared.reduce((sum, cell) => sum + cell.contradictions, 0),
    counter,
  }
}
