// A comparison of two sets of results as markdown.

import type { RootContent } from 'mdast'
import { count, plural, share } from '../format.ts'
import { code, heading, type Inline, list, paragraph, strong, table } from '../markdown/nodes.ts'
import { serialize } from '../markdown/serialize.ts'
import { changedSection } from './changed-text.ts'
import type { ComparedCell, ResultsComparison } from './compare-results.ts'

const LEVEL = 0.05

export interface ComparedNames {
  readonly a: string
  readonly b: string
}

export function comparisonText(comparison: ResultsComparison, names: ComparedNames): string {
  return serialize([
    heading(1, 'Comparison of results'),
    list([
      ['A: ', code(names.a)],
      ['B: ', code(names.b)],
    ]),
    paragraph(agreement(comparison)),
    ...contradiction(comparison),
    ...changedSection(comparison),
    ...differing(comparison),
  ])
}

function agreement({ cells, shared, equal, onlyA, onlyB }: ResultsComparison): string {
  const rest = onlyA.length + onlyB.length === 0 ? '' : ' What only one of them has is listed below.'
  if (shared === 0) return `No trial is in both: ${plural(cells.length, 'cell')} in common, no seed.${rest}`
  const trials = `${plural(shared, 'shared trial')} in ${plural(cells.length, 'cell')}`
  if (equal === shared) return `All of the ${trials} have equal results, bit for bit.${rest}`
  return `Of the ${trials}, ${count(equal)} have equal results, bit for bit, and ${count(shared - equal)} have not.${rest}`
}

function contradiction({ contradictions }: ResultsComparison): RootContent[] {
  if (contradictions === 0) return []
  const what = contradictions === 1 ? 'One of these has' : `${count(contradictions)} of these have`
  return [
    paragraph(
      strong(`${what} the same specification in both, versions included.`),
      ' Such trials should be equal: code has changed without a new version, or results were altered.',
    ),
  ]
}

function differing({ cells, counter }: ResultsComparison): RootContent[] {
  const tested = cells.filter(cell => cell.tests !== null)
  if (tested.length === 0) return []
  const significant = tested.filter(({ tests }) => Math.min(tests!.holmSolved, tests!.holmOutcome) < LEVEL)
  return [
    heading(2, 'Cells that differ'),
    paragraph(
      `p values are two-sided, exact or by permutation, and corrected (Holm) over the ${plural(tested.length, 'cell')} of this table, for each of the two tests. "Solved" tests whether equally many trials are solved, "outcome" whether they do equally well: a solved trial is better than an unsolved one, and of two solved ones the one with fewer ${counterName(counter)}. With pairs by seed these are McNemar's test and the paired permutation test, without them Fisher's and the Mann-Whitney test. "B better" is the share of pairs in which B did better, ties counted half.`,
    ),
    paragraph(
      significant.length === 0
        ? `No cell differs significantly at ${LEVEL}.${reach(tested)}`
        : `${plural(significant.length, 'cell')} ${significant.length === 1 ? 'differs' : 'differ'} significantly at ${LEVEL} (in bold).`,
    ),
    table(
      'llrlrrrrr',
      ['Method', 'Task', 'Lag', 'Pairs', 'Solved A', 'Solved B', 'B better', 'p solved', 'p outcome'],
      tested.map(row),
    ),
  ]
}

function row({ a, tests }: ComparedCell) {
  const { pairing, a: mine, b: others, superiorityOfB, holmSolved, holmOutcome } = tests!
  return [
    code(a.method),
    code(a.task),
    String(a.lag),
    pairing === 'none' ? 'none' : String(mine.trials),
    `${mine.solved} of ${mine.trials}`,
    `${others.solved} of ${others.trials}`,
    share(superiorityOfB),
    probability(holmSolved),
    probability(holmOutcome),
  ]
}

/** What the smallest corrected p value could have been: with few seeds no difference, however large, is significant. */
function reach(tested: readonly ComparedCell[]): string {
  if (!tested.every(({ tests }) => tests!.pairing === 'by seed')) return ''
  const pairs = Math.max(...tested.map(({ tests }) => tests!.a.trials))
  // All pairs in favour of one side.
  let smallest = 2 * tested.length
  for (let i = 0; i < pairs; i++) smallest /= 2
  return smallest < LEVEL
    ? ''
    : ` With ${plural(pairs, 'pair')} at the most no cell could: the smallest p value possible is ${Math.min(1, smallest).toFixed(3)}.`
}

function probability(p: number): string | Inline {
  const text = p < 0.001 ? '< 0.001' : p.toFixed(3)
  return p < LEVEL ? strong(text) : text
}

function counterName(counter: ResultsComparison['counter']): string {
  const names = {
    sequences: 'training sequences',
    steps: 'training steps',
    multiplyAdds: 'multiply-adds',
    weightChanges: 'weight changes',
  }
  return names[counter]
}
