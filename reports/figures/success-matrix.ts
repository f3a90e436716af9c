// The overview where there are too many methods for lines: a row for each method, a column for each task and lag, the share of trials solved
// as a shade of blue and in numbers.

import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { count, listed } from '../format.ts'
import { type Cell, type Grid, nameOf, type TaskEntry } from '../grid.ts'
import { oneLine } from '../markdown/nodes.ts'
import type { Figure } from './figure.ts'
import { ink } from './palette.ts'
import { drawSheet } from './sheet.ts'

/** More lines than this in one panel cannot be told apart. */
export const MOST_LINES = 10

const rowHeight = 20
const columnWidth = 44
/** Side by side: about the width of a page. */
const mostColumns = 24
const nameWidth = 170
const headHeight = 92
const full = '#0072b2'

interface Square {
  readonly row: string
  readonly column: string
  readonly share: number | null
  readonly text: string
}

export function successMatrix(grid: Grid): Figure {
  const bands = bandsOf(grid.tasks)
  const height = headHeight + grid.methods.length * rowHeight + 8
  const width = nameWidth + Math.max(...bands.map(columnsIn)) * columnWidth + 10
  return {
    file: 'figures/success-matrix.svg',
    svg: drawSheet({
      title: 'Share of trials solved by each method on each task and lag',
      description: grid.tasks.map(task => `${nameOf(task)}: ${described(grid, task.label)}.`).join(' '),
      panels: [
        {
          svg: bands
            .map((tasks, i) => `<g transform="translate(0,${i * height})">\n${drawBand(grid, tasks, height)}\n</g>`)
            .join('\n'),
          height: bands.length * height,
        },
      ],
      key: [],
      width,
    }),
    alt: `Matrix of methods by tasks and lags, the share of trials solved as a shade of blue and in numbers; the tables below hold the same numbers.`,
    caption: `Trials solved of trials finished, by task and, below its name, lag. A dash: the method says that it cannot meet the task.`,
  }
}

function columnsIn(tasks: readonly TaskEntry[]): number {
  return tasks.reduce((sum, { lags }) => sum + lags.length, 0)
}

/** Tasks in their order, as many side by side as a page has room for; a task is never divided. */
function bandsOf(tasks: readonly TaskEntry[]): readonly (readonly TaskEntry[])[] {
  const bands: TaskEntry[][] = [[]]
  for (const task of tasks) {
    const band = bands.at(-1)!
    if (band.length > 0 && columnsIn([...band, task]) > mostColumns) bands.push([task])
    else band.push(task)
  }
  return bands
}

/** All methods on some tasks, as an SVG fragment. */
function drawBand(grid: Grid, tasks: readonly TaskEntry[], height: number): string {
  const columns = tasks.flatMap(task => task.lags.map(lag => ({ task, lag, id: `${task.label} ${lag}` })))
  const squares = grid.methods.flatMap(({ label }) =>
    columns.flatMap(({ task, lag, id }): Square[] => {
      const cell = grid.cell(label, task.label, lag)
      return cell === undefined ? [] : [{ row: label, column: id, ...shadeOf(cell) }]
    }),
  )
  const heads = tasks.map(task => ({ task, first: `${task.label} ${task.lags[0]}` }))
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const options = {
    document,
    width: nameWidth + columns.length * columnWidth + 10,
    height,
    marginTop: headHeight,
    marginLeft: nameWidth,
    marginRight: 10,
    marginBottom: 8,
    x: { type: 'band', domain: columns.map(({ id }) => id), axis: null, padding: 0.06 },
    y: { type: 'band', domain: grid.methods.map(({ label }) => label), axis: null, padding: 0.1 },
    color: { type: 'linear', domain: [0, 1], range: ['#eef3f7', full] },
    marks: [
      Plot.cell(
        squares.filter(({ share }) => share !== null),
        { x: 'column', y: 'row', fill: 'share' },
      ),
      Plot.text(squares, {
        x: 'column',
        y: 'row',
        text: 'text',
        fontSize: 11,
        fill: ({ share }: Square) => (share === null || share === 0 ? ink.soft : share > 0.5 ? ink.card : ink.text),
      }),
      Plot.text(grid.methods, { y: 'label', text: 'label', frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: ink.text }),
      Plot.text(columns, {
        x: 'id',
        text: ({ lag }: { lag: number }) => count(lag),
        frameAnchor: 'top',
        dy: -10,
        fill: ink.soft,
      }),
      Plot.text(heads, {
        x: 'first',
        text: ({ task }: (typeof heads)[number]) => oneLine(task.label),
        frameAnchor: 'top',
        textAnchor: 'start',
        rotate: -32,
        dx: -columnWidth / 2 + 8,
        dy: -26,
        fontWeight: 600,
        fill: ink.text,
      }),
    ],
  }
  const plot = Plot.plot(options as unknown as Plot.PlotOptions) as unknown as { innerHTML: string }
  return plot.innerHTML.replace(/<style>.*?<\/style>/s, '')
}

function shadeOf({ tally }: Cell): Pick<Square, 'share' | 'text'> {
  if (tally.finished === 0) return { share: null, text: tally.skipped > 0 ? '–' : '' }
  return { share: tally.solved / tally.finished, text: `${count(tally.solved)}/${count(tally.finished)}` }
}

/** Which methods solved all, and which some, of their trials on a task, lag by lag. */
function described(grid: Grid, task: string): string {
  const lags = grid.tasks.find(({ label }) => label === task)!.lags
  return lags
    .map(lag => {
      const cells = grid.cellsOf(task).filter(cell => cell.lag === lag && cell.tally.finished > 0)
      const names = (chosen: readonly Cell[]): string =>
        chosen.length === 0 ? 'none' : listed(chosen.map(({ method }) => method.label))
      const all = cells.filter(({ tally }) => tally.solved === tally.finished)
      const some = cells.filter(({ tally }) => tally.solved > 0 && tally.solved < tally.finished)
      return `at lag ${count(lag)} every trial solved by ${names(all)}, some by ${names(some)}`
    })
    .join('; ')
}
