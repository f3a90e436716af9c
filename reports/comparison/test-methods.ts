// Does a method do better in one set of results than in the other, over all cells in which it came out differently? With few seeds no
// single cell can show it. With the same seeds: the permutation test over the pairs of all cells, each pair's rank difference divided by
// N + 1 (N trials in its cell), as van Elteren weighs strata. Without a seed in common: van Elteren's test, cells as strata.

import { randomStream } from '../../engine/random.ts'
import type { Counters } from '../../runner/record.ts'
import { holm } from '../statistics/holm.ts'
import { compareOutcomes } from '../statistics/outcome-ranks.ts'
import { pairedPermutation } from '../statistics/paired-permutation.ts'
import { vanElteren } from '../statistics/van-elteren.ts'
import type { ComparedCell } from './compare-results.ts'
import { type CellOutcomes, outcomesOf } from './outcomes.ts'
import { rankDifferences } from './test-cells.ts'

/** Far below the least difference between two ranks over N + 1. */
const ROUNDING = 1e-9

export interface MethodTest {
  readonly method: string
  readonly cells: number
  /** Trials of b. */
  readonly trials: number
  /** Pairs in which b did better, and in which a did; null without pairs. */
  readonly better: { readonly a: number; readonly b: number } | null
  readonly favours: 'A' | 'B' | 'neither'
  /** Two-sided. */
  readonly p: number
  /** Corrected over the methods. */
  readonly holm: number
}

/** Methods with at least two tested cells, all paired or none; `cells` are those of all methods. */
export function testMethods(cells: readonly ComparedCell[], counter: keyof Counters): readonly MethodTest[] {
  const groups = Map.groupBy(
    cells.filter(({ tests }) => tests !== null),
    ({ a }) => a.method,
  )
  const tests = [...groups].flatMap(([method, group]) => {
    const outcomes = group.flatMap(({ a, b }) => outcomesOf(a, b, counter) ?? [])
    const alike = outcomes.every(({ pairing }) => pairing === outcomes[0]!.pairing)
    return outcomes.length >= 2 && alike ? [{ method, ...testOver(method, outcomes, counter) }] : []
  })
  const corrected = holm(tests.map(({ p }) => p))
  return tests.map((test, i) => ({ ...test, holm: corrected[i]! }))
}

function testOver(method: string, cells: readonly CellOutcomes[], counter: string): Omit<MethodTest, 'method' | 'holm'> {
  const size = { cells: cells.length, trials: cells.reduce((sum, { b }) => sum + b.length, 0) }
  if (cells[0]!.pairing === 'none') {
    const { firstIsBetter, p } = vanElteren(cells.map(({ a, b }) => ({ first: b, second: a })))
    const turned = vanElteren(cells.map(({ a, b }) => ({ first: a, second: b })))
    return { ...size, better: null, favours: firstIsBetter ? 'B' : turned.firstIsBetter ? 'A' : 'neither', p }
  }
  const differences = cells.flatMap(({ a, b }) => rankDifferences(a, b).map(each => each / (2 * a.length + 1)))
  const sum = differences.reduce((total, each) => total + each, 0)
  const signs = cells.flatMap(({ a, b }) => a.map((time, i) => Math.sign(compareOutcomes(time, b[i]!))))
  return {
    ...size,
    better: { a: signs.filter(sign => sign < 0).length, b: signs.filter(sign => sign > 0).length },
    favours: Math.abs(sum) < ROUNDING ? 'neither' : sum > 0 ? 'B' : 'A',
    p: pairedPermutation(differences, randomStream(['compare', 'methods', method, counter])),
  }
}
