// What it took to solve the tasks: medians over all finished trials, those that were not solved within their budget included.

import type { RootContent } from 'mdast'
import type { Counters } from '../../runner/record.ts'
import { costToSolve, costWithRestarts } from '../cell-statistics.ts'
import { budgetText, costText, rounded } from '../cost-text.ts'
import type { Figure } from '../figures/figure.ts'
import { MOST_LINES } from '../figures/success-matrix.ts'
import { count, listed, range, significant } from '../format.ts'
import { type Cell, type Grid, nameOf, type TaskEntry } from '../grid.ts'
import { type CellContent, code, heading, type Inline, image, paragraph, table } from '../markdown/nodes.ts'
import { pValue } from '../p-value.ts'
import { LEAST_TRIALS, type TimeTest } from '../time-tests.ts'

export function cost(grid: Grid, tests: readonly TimeTest[], figures: readonly Figure[]): RootContent[] {
  return [
    heading(2, 'Cost to solve'),
    paragraph(
      'Medians over all finished trials, with 95 % intervals. A trial that was not solved counts as one that takes longer than its budget (it is censored): the median is the product-limit estimate ',
      '(Kaplan and Meier 1958), the interval that of Brookmeyer and Crowley (1982) on the scale log(−log S). "> 10,000" means that fewer than half of the trials were solved within that many. ',
      '"∞" means that so few trials give no upper limit. M, G, T stand for 10⁶, 10⁹, 10¹².',
    ),
    paragraph(
      'With restarts: the sequences that it takes on average to solve the task by one trial after another with fresh seeds, each given up at its budget: the sequences of all trials over the number solved (Auger and Hansen 2005), ',
      'with the 95 % interval of a seeded bootstrap over trials, which is too short where these are few.',
      isCrowded(grid) ? ' Where no trial was solved within the budget there is no row.' : '',
    ),
    ...(tests.length === 0
      ? []
      : [
          paragraph(
            `Where at least two methods have ${LEAST_TRIALS} finished trials or more, a log-rank test (Mantel 1966) asks whether they need the same number of training steps, unsolved trials censored; `,
            'p values are corrected for the number of these tests in the report (Holm 1979).',
          ),
        ]),
    ...figures.flatMap(figure => [image(figure.file, figure.alt), paragraph(figure.caption)]),
    ...grid.tasks.flatMap(task =>
      taskCost(
        grid,
        task,
        tests.filter(test => test.task === task.label),
      ),
    ),
  ]
}

function taskCost(grid: Grid, task: TaskEntry, tests: readonly TimeTest[]): RootContent[] {
  const cells = grid.methods.flatMap(method => grid.cellsOf(task.label).filter(cell => cell.method === method))
  const finished = cells.filter(cell => cell.tally.finished > 0)
  if (finished.length === 0) return [heading(3, nameOf(task)), paragraph('No trial has finished.')]
  const told = isCrowded(grid) ? finished.filter(cell => cell.tally.solved > 0) : finished
  if (told.length === 0)
    return [heading(3, nameOf(task)), paragraph(`Budget of a trial: ${budgets(cells)}. No trial was solved within it.`)]
  const searches = told.some(isSearch)
  return [
    heading(3, nameOf(task)),
    paragraph(`Budget of a trial: ${budgets(cells)}.`),
    table(
      `lrrrr${searches ? 'r' : ''}rr`,
      [
        'Method',
        'Lag',
        'Solved',
        'Sequences',
        'With restarts',
        ...(searches ? ['Weight vectors drawn'] : []),
        'Multiply-adds',
        'Wrong in final test',
      ],
      told.map((cell): CellContent[] => [
        code(cell.method.label),
        count(cell.lag),
        `${count(cell.tally.solved)} of ${count(cell.tally.finished)}`,
        costOf(cell, 'sequences'),
        restartsText(cell),
        ...(searches ? [isSearch(cell) ? costOf(cell, 'weightChanges') : '–'] : []),
        costOf(cell, 'multiplyAdds'),
        finalTest(cell),
      ]),
    ),
    ...(tests.length === 0 ? [] : [paragraph('Do the methods need the same time? ', ...tests.flatMap(testText), '.')]),
  ]
}

function testText({ lag, methods, chiSquared, degrees, p }: TimeTest, index: number): (string | Inline)[] {
  const freedom = `${degrees} ${degrees === 1 ? 'degree' : 'degrees'} of freedom`
  const where = `${index === 0 ? 'At' : '; at'} lag ${count(lag)}, ${methods} methods: χ² = ${significant(chiSquared)} with ${freedom}, p `
  return [where, ...(p < 0.001 ? [] : ['= ']), pValue(p)]
}

/** Most rows would say that it takes longer than the budget. */
function isCrowded(grid: Grid): boolean {
  return grid.methods.length > MOST_LINES
}

function isSearch(cell: Cell): boolean {
  return cell.method.definition?.family === 'search'
}

function budgets(cells: readonly Cell[]): string {
  return listed([...new Set(cells.map(({ spec }) => budgetText(spec.budget)))])
}

/** The median and its interval; '–' where no trial has finished. */
export function costOf(cell: Cell, counter: keyof Counters): string {
  const cost = costToSolve(cell, counter)
  return cost === null ? '–' : costText(cost)
}

function restartsText(cell: Cell): string {
  const { mean, interval } = costWithRestarts(cell)
  if (interval === null) return '–'
  return `${rounded(mean)} ${range(interval, rounded)}`
}

/** Wrong answers in the final tests of the solved trials, pooled. */
function finalTest(cell: Cell): string {
  const tests = cell.trials.flatMap(({ record }) => record?.result.test ?? [])
  if (tests.length === 0) return '–'
  const wrong = tests.reduce((sum, test) => sum + test.wrong, 0)
  const sequences = tests.reduce((sum, test) => sum + test.sequences, 0)
  return `${count(wrong)} of ${count(sequences)}${wrong === 0 ? '' : ` (${significant((100 * wrong) / sequences, 2)} %)`}`
}
