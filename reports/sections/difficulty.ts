// How many random nets it takes until one solves the tasks of this report: what is guessed quickly proves little of a method.

import type { RootContent } from 'mdast'
import { rounded } from '../cost-text.ts'
import { certificates } from '../difficulty.ts'
import { count, range } from '../format.ts'
import type { Grid } from '../grid.ts'
import { type CellContent, code, heading, paragraph, table } from '../markdown/nodes.ts'
import { memorylessMean } from '../statistics/memoryless.ts'

export function difficulty(grid: Grid): RootContent[] {
  const ids = new Map(grid.tasks.map(task => [task.id, task]))
  const known = certificates().filter(({ task }) => ids.has(task))
  const missing = [...ids.keys()].filter(id => !known.some(({ task }) => task === id))
  return [
    heading(2, 'How hard the tasks are'),
    paragraph(
      'Weight vectors that random guessing (Schmidhuber, Hochreiter and Bengio 2001) draws on average until a net solves the task, with the 95 % interval of a wait without memory (Epstein and Sobel 1953); from the reference run of suite ',
      code('guessing-certificate'),
      ", at its short lags and the tasks' default parameters. A method that solves a task which is guessed within some thousand draws has shown little; one that is never guessed may still be easy for a larger net.",
    ),
    ...(known.length === 0
      ? []
      : [
          table(
            'lrlrr',
            ['Task', 'Lag', 'Net', 'Solved', 'Draws'],
            known.map(({ task, lag, net, solved, trials, draws }): CellContent[] => [
              ids.get(task)!.definition?.title ?? code(task),
              count(lag),
              net,
              `${count(solved)} of ${count(trials)}`,
              drawsText(draws, solved),
            ]),
          ),
        ]),
    ...(missing.length === 0
      ? []
      : [paragraph('Without a certificate: ', ...missing.flatMap((id, i) => [i === 0 ? '' : ', ', code(id)]), '.')]),
  ]
}

function drawsText(draws: number, solved: number): string {
  const { mean, interval } = memorylessMean(draws, solved)
  return solved === 0 ? `> ${rounded(interval.low)}` : `${rounded(mean)} ${range(interval, rounded)}`
}
