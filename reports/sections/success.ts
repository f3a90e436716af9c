// Success rates: the largest lag that every method mastered, the matrix of method by lag for each task, and the figure.

import type { RootContent } from 'mdast'
import { successInterval } from '../cell-statistics.ts'
import type { Figure } from '../figures/figure.ts'
import { count, range, share } from '../format.ts'
import { frontierOf } from '../frontier.ts'
import { type Cell, type Grid, nameOf, type TaskEntry } from '../grid.ts'
import { type CellContent, code, heading, image, paragraph, table } from '../markdown/nodes.ts'

export function success(grid: Grid, figure: Figure): RootContent[] {
  return [
    heading(2, 'Success rates'),
    paragraph(
      'A cell reads: trials solved, of trials finished, and the 95 % interval of the true success rate (Wilson 1927). A trial that diverged counts as not solved. ',
      'Trials that failed with an error or have not run count neither way.',
    ),
    image(figure.file, figure.alt),
    paragraph(figure.caption),
    heading(3, 'Largest lag solved by all trials'),
    paragraph('"50 of 200" reads: every finished trial was solved at each lag up to 50; lags up to 200 were tried.'),
    frontierTable(grid),
    ...grid.tasks.flatMap(task => [heading(3, nameOf(task)), ...matrix(grid, task)]),
  ]
}

function frontierTable(grid: Grid): RootContent {
  return table(
    `l${'r'.repeat(grid.tasks.length)}`,
    ['Method', ...grid.tasks.map(task => code(task.label))],
    grid.methods.map(method => [
      code(method.label),
      ...grid.tasks.map(task => frontierText(grid.cellsOf(task.label).filter(cell => cell.method === method))),
    ]),
  )
}

function frontierText(cells: readonly Cell[]): string {
  const frontier = frontierOf(cells)
  if (frontier.kind !== 'tried') return frontier.kind
  return `${frontier.mastered === null ? 'none' : count(frontier.mastered)} of ${count(frontier.tried)}`
}

function matrix(grid: Grid, task: TaskEntry): RootContent[] {
  return [
    table(
      `l${'r'.repeat(task.lags.length)}`,
      ['Method', ...task.lags.map(lag => `lag ${count(lag)}`)],
      grid.methods.map(method => [
        code(method.label),
        ...task.lags.map((lag): CellContent => successText(grid.cell(method.label, task.label, lag))),
      ]),
    ),
  ]
}

/** "3 of 5 (0.23–0.88), 1 diverged". */
function successText(cell: Cell | undefined): string {
  if (cell === undefined) return '–'
  const { tally } = cell
  const interval = successInterval(cell)
  const rest = [
    ...(tally.diverged > 0 ? [`${count(tally.diverged)} diverged`] : []),
    ...(tally.skipped > 0 ? [tally.skipped === tally.planned ? 'skipped' : `${count(tally.skipped)} skipped`] : []),
    ...(tally.failed > 0 ? [`${count(tally.failed)} failed`] : []),
    ...(tally.missing > 0 ? [tally.missing === tally.planned ? 'not run' : `${count(tally.missing)} not run`] : []),
  ]
  const rate = interval === null ? [] : [`${count(tally.solved)} of ${count(tally.finished)} ${range(interval, share)}`]
  return [...rate, ...rest].join(', ')
}
