// Two tests for each pair of cells. With the same seeds, trial by trial: was it solved (McNemar), and how did it do on the ordinal scale
// of outcome-ranks.ts (permutation of the pairs' rank differences, ranks taken over both cells together). Without a seed in common:
// Fisher's exact test and the Mann-Whitney test.

import { randomStream } from '../../engine/random.ts'
import type { Counters } from '../../runner/record.ts'
import { fisherExact } from '../statistics/fisher-exact.ts'
import type { WaitingTime } from '../statistics/kaplan-meier.ts'
import { mannWhitney } from '../statistics/mann-whitney.ts'
import { mcNemar } from '../statistics/mcnemar.ts'
import { compareOutcomes, outcomeRanks } from '../statistics/outcome-ranks.ts'
import { pairedPermutation } from '../statistics/paired-permutation.ts'
import { outcomesOf } from './outcomes.ts'
import type { ResultCell } from './pair-cells.ts'

export interface CellTests {
  readonly pairing: 'by seed' | 'none'
  /** Trials that have finished (solved, unsolved, diverged) and enter the tests. */
  readonly a: { readonly solved: number; readonly trials: number }
  readonly b: { readonly solved: number; readonly trials: number }
  /** Pairs in which only the one was solved; null without pairs. */
  readonly solvedOnly: { readonly a: number; readonly b: number } | null
  /** P(b better) + P(equal) / 2, over the pairs, or over all pairs of a trial of a and one of b. */
  readonly superiorityOfB: number
  /** Two-sided p values, not corrected. */
  readonly pSolved: number
  readonly pOutcome: number
}

/** Null where one of the cells has no finished trial to offer. */
export function testCells(a: ResultCell, b: ResultCell, counter: keyof Counters): CellTests | null {
  const outcomes = outcomesOf(a, b, counter)
  if (outcomes === null) return null
  if (outcomes.pairing === 'none') return unpaired(outcomes.a, outcomes.b)
  return paired(outcomes.a, outcomes.b, randomStream(['compare', a.method, a.task, a.spec.parameters, counter]))
}

function paired(a: readonly WaitingTime[], b: readonly WaitingTime[], random: ReturnType<typeof randomStream>): CellTests {
  const onlyA = a.filter((time, i) => time.solved && !b[i]!.solved).length
  const onlyB = b.filter((time, i) => time.solved && !a[i]!.solved).length
  const better = a.reduce((sum, time, i) => sum + (1 + Math.sign(compareOutcomes(time, b[i]!))) / 2, 0)
  return {
    pairing: 'by seed',
    a: tally(a),
    b: tally(b),
    solvedOnly: { a: onlyA, b: onlyB },
    superiorityOfB: better / a.length,
    pSolved: mcNemar(onlyA, onlyB).exact,
    pOutcome: pairedPermutation(rankDifferences(a, b), random),
  }
}

/** Of each pair, with ranks over both cells together; positive where b did better. */
export function rankDifferences(a: readonly WaitingTime[], b: readonly WaitingTime[]): readonly number[] {
  const ranks = outcomeRanks([...a, ...b])
  return a.map((_, i) => ranks[i]! - ranks[a.length + i]!)
}

function unpaired(a: readonly WaitingTime[], b: readonly WaitingTime[]): CellTests {
  const [tallyA, tallyB] = [tally(a), tally(b)]
  const { superiority, p } = mannWhitney(b, a)
  return {
    pairing: 'none',
    a: tallyA,
    b: tallyB,
    solvedOnly: null,
    superiorityOfB: superiority,
    pSolved: fisherExact(tallyA.solved, tallyA.trials, tallyB.solved, tallyB.trials),
    pOutcome: p,
  }
}

function tally(times: readonly WaitingTime[]): { readonly solved: number; readonly trials: number } {
  return { solved: times.filter(({ solved }) => solved).length, trials: times.length }
}
