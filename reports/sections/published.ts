// Published figures beside the measured ones, with a verdict for each and the rule by which it was reached.

import type { RootContent } from 'mdast'
import { deviationsFor } from '../../literature/deviations.ts'
import { type PublishedFigure, publishedFor } from '../../literature/published.ts'
import { type Comparison, compare } from '../compare.ts'
import { count, listed, plural, range, significant } from '../format.ts'
import type { Grid } from '../grid.ts'
import { type CellContent, code, heading, type Inline, list, paragraph, table } from '../markdown/nodes.ts'
import { meanInterval } from '../statistics/mean-time.ts'

/** All published figures about the grid's cells, in the grid's order. */
export function comparisonsOf(grid: Grid): readonly Comparison[] {
  return grid.cells.flatMap(cell => publishedFor(cell.spec).map(figure => compare(figure, cell)))
}

export function published(comparisons: readonly Comparison[]): RootContent[] {
  if (comparisons.length === 0) {
    return [heading(2, 'Published figures'), paragraph('No published figure is known for these methods, tasks and settings.')]
  }
  return [
    heading(2, 'Published figures'),
    paragraph(
      'Means until solved, over the trials that were solved. Verdicts follow a rule: with at least 3 trials, all solved, under the published settings, ',
      'the ratio of the measured mean to the published one gets a 95 % interval, which allows for the scatter of our trials and for that of the published ones, taken to be as large relative to their mean; ',
      'the figures agree when the interval holds 1, and differ otherwise. A wide interval that holds 1 is weak agreement. If some trials were not solved, their mean is only known to be larger than with the unsolved ones counted at the end of their budget: ',
      'where that is too high already the figures differ, else they are not comparable. Notes D stand in the section on deviations, below.',
    ),
    table(
      'lllrrrrll',
      ['', 'Method', 'Task', 'Lag', 'Published', 'Measured', 'Ratio', 'Verdict', 'Notes'],
      comparisons.map((comparison, index): CellContent[] => [
        `P${index + 1}`,
        ...comparisonCells(comparison),
        deviationsFor([{ method: comparison.cell.method.id, task: comparison.cell.task.id }])
          .map(({ number }) => `D${number}`)
          .join(', '),
      ]),
    ),
    list(comparisons.map((comparison, index) => footnote(comparison, index + 1))),
  ]
}

/** Method, task, lag, published, measured, ratio, verdict. */
export function comparisonCells(comparison: Comparison): CellContent[] {
  const { cell, figure, verdict } = comparison
  return [
    code(cell.method.label),
    code(cell.task.label),
    count(cell.lag),
    publishedText(figure),
    measuredText(comparison),
    ratioText(comparison),
    verdict,
  ]
}

export function publishedText({ quantity, value, trials }: PublishedFigure): string {
  const amount = quantity === 'errorRate' ? `${significant(100 * value)} % wrong` : count(value)
  return trials === null ? amount : `${amount} (n = ${trials})`
}

function measuredText({ cell, figure, measured, trials }: Comparison): string {
  if (figure.quantity === 'errorRate') return `${count(cell.tally.solved)} of ${count(cell.tally.finished)} solved`
  if (measured === null) return `${count(trials.reached)} of ${count(trials.finished)} solved`
  const interval = meanInterval(measured)
  const mean = significant(measured.mean, 4)
  const amount = interval === null ? mean : `${mean} ${range(interval, significant)}`
  return `${amount}, n = ${trials.reached === trials.finished ? '' : `${trials.reached} of `}${trials.finished}`
}

function ratioText({ ratio }: Comparison): string {
  return ratio === null ? '–' : `${significant(ratio.value)} ${range(ratio.interval, value => significant(value, 2))}`
}

function footnote({ figure, reason }: Comparison, number: number): Inline[] {
  const { citation, place, standing, note } = figure
  const seen = { primary: '', quoted: ' Quoted second-hand.', recalled: ' From memory, to be checked.' }[standing]
  const verdict = reason === '' ? '' : ` On the verdict: ${reason}`
  return [`P${number}: `, code(citation.key), `, ${place}, ${quantityText(figure)}. ${note}${seen}${verdict}`]
}

function quantityText({ quantity, milestone }: PublishedFigure): string {
  const what = {
    sequences: 'mean number of training sequences',
    weightChanges: 'mean number of weight vectors drawn',
    errorRate: 'share of wrong answers',
  }[quantity]
  return milestone === undefined ? what : `${what} to reach ${milestone}`
}

/** How many figures agree and how many differ, for the summary; null when none is comparable. */
export function verdictCount(comparisons: readonly Comparison[]): string | null {
  const comparable = comparisons.filter(({ verdict }) => verdict !== 'not comparable')
  if (comparable.length === 0) return null
  const agree = comparable.filter(({ verdict }) => verdict === 'agrees').length
  const differ = comparable.length - agree
  const said = [
    ...(agree > 0 ? [`${count(agree)} ${agree === 1 ? 'agrees' : 'agree'}`] : []),
    ...(differ > 0 ? [`${count(differ)} ${differ === 1 ? 'differs' : 'differ'}`] : []),
  ]
  return `Of ${plural(comparable.length, 'published figure')} that can be held against these results, ${listed(said)}.`
}
