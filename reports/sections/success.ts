// Success rates: the figure, and for each task the matrix of method by lag, with the tiers that tests on that task make.

import type { RootContent } from 'mdast'
import { successInterval } from '../cell-statistics.ts'
import type { Figure } from '../figures/figure.ts'
import { count, range, share } from '../format.ts'
import { type Cell, type Grid, nameOf, type TaskEntry } from '../grid.ts'
import { type CellContent, code, heading, image, paragraph, table } from '../markdown/nodes.ts'
import { type Standing, type Standings, tierOf } from '../standing.ts'
import { toldApart } from './told-apart.ts'

export function success(grid: Grid, standings: Standings, figure: Figure): RootContent[] {
  return [
    heading(2, 'Success rates'),
    paragraph(
      'A cell reads: trials solved, of trials finished, and the 95 % interval of the true success rate (Wilson 1927). A trial that diverged counts as not solved. ',
      'Trials that failed with an error or have not run count neither way.',
    ),
    image(figure.file, figure.alt),
    paragraph(figure.caption),
    ...grid.tasks.flatMap(task => [heading(3, nameOf(task)), ...matrix(grid, standings.byTask.get(task)!, task)]),
  ]
}

function matrix(grid: Grid, standing: Standing, task: TaskEntry): RootContent[] {
  const methods = grid.methods.filter(({ label }) => task.lags.some(lag => grid.cell(label, task.label, lag) !== undefined))
  const tiered = standing.tiers.length > 1
  return [
    ...(methods.length < 2 ? [] : [paragraph(...toldApart(standing))]),
    table(
      `${tiered ? 'r' : ''}l${'r'.repeat(task.lags.length)}`,
      [...(tiered ? ['Tier'] : []), 'Method', ...task.lags.map(lag => `lag ${count(lag)}`)],
      methods.map(method => [
        ...(tiered ? [String(tierOf(standing, method) ?? '–')] : []),
        code(method.label),
        ...task.lags.map((lag): CellContent => successText(grid.cell(method.label, task.label, lag))),
      ]),
    ),
  ]
}

/** "3 of 5 (0.23–0.88), 1 diverged". */
export function successText(cell: Cell | undefined): string {
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
