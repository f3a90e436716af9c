// The tests of a comparison as tables: cell by cell, and method by method.

import type { RootContent } from 'mdast'
import { count, plural, share } from '../format.ts'
import { code, heading, paragraph, table } from '../markdown/nodes.ts'
import { LEVEL, pValue } from '../p-value.ts'
import type { ComparedCell, ResultsComparison } from './compare-results.ts'

/** Nothing where no cell came out differently. */
export function cellsSection({ cells, counter }: ResultsComparison): RootContent[] {
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

/** Nothing where no method has several such cells. */
export function methodsSection({ methods }: ResultsComparison): RootContent[] {
  if (methods.length === 0) return []
  return [
    heading(2, 'Methods over their cells'),
    paragraph(
      `Outcomes over all cells of the table above that a method has there, trials compared within their cell only: by the permutation test over all pairs, or, where no seed is in both, by van Elteren's test. Corrected (Holm) over ${plural(methods.length, 'method')}.`,
    ),
    table(
      'lrrrrlr',
      ['Method', 'Cells', 'Trials', 'A better', 'B better', 'Favours', 'p outcome'],
      methods.map(({ method, cells, trials, better, favours, holm }) => [
        code(method),
        String(cells),
        count(trials),
        better === null ? 'no pairs' : count(better.a),
        better === null ? 'no pairs' : count(better.b),
        favours,
        pValue(holm),
      ]),
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
    pValue(holmSolved),
    pValue(holmOutcome),
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

function counterName(counter: ResultsComparison['counter']): string {
  const names = {
    sequences: 'training sequences',
    steps: 'training steps',
    multiplyAdds: 'multiply-adds',
    weightChanges: 'weight changes',
  }
  return names[counter]
}
