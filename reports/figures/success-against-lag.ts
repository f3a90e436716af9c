// The main figure: the share of trials solved against the lag, a panel for each task, a line for each method, with 95 % intervals.

import * as Plot from '@observablehq/plot'
import { successInterval } from '../cell-statistics.ts'
import { count, listed } from '../format.ts'
import { type Grid, nameOf, type TaskEntry } from '../grid.ts'
import { chartsOf, type Figure } from './figure.ts'
import { linesOf } from './lines.ts'
import { ink } from './palette.ts'
import { drawPanel, frameOf, lagAxis, lagTicks, type Panel, panelWidth, wideWidth } from './panel.ts'
import { drawSheet } from './sheet.ts'

const grey = '#6e7781'
const key = [
  {
    mark: `<path d="M-12,0L12,0" stroke="${grey}" stroke-width="1.75"/><circle r="4.5" fill="${grey}" stroke="${ink.card}"/>`,
    text: 'share of the finished trials that were solved',
  },
  {
    mark: `<path d="M0,-9L0,9" stroke="${grey}" stroke-width="3" stroke-opacity="0.45"/>`,
    text: '95 % interval of the true success rate',
  },
] as const

export function successAgainstLag(grid: Grid): Figure {
  return {
    file: 'figures/success-against-lag.svg',
    svg: drawSheet({
      title: 'Share of trials solved against time lag',
      description: grid.tasks.map(task => description(grid, task)).join(' '),
      panels: grid.tasks.map(task => panel(grid, task)),
      key,
    }),
    alt: `${chartsOf('the share of trials solved against the time lag', grid.tasks.length)}; the tables below hold the same numbers.`,
    caption:
      'Success against lag. Where the bars of two methods overlap, these results do not tell them apart. Methods stand side by side at each lag so that equal results stay visible.',
  }
}

function panel(grid: Grid, task: TaskEntry): Panel {
  const lines = linesOf(grid, task)
  const absent = grid.methods.filter(
    method => grid.cellsOf(task.label).some(cell => cell.method === method) && !lines.some(line => line.label === method.label),
  )
  const frame = frameOf(task.lags, lines, grid.tasks.length === 1 ? wideWidth : panelWidth)
  const y = (value: number): number => frame.bottom - value * (frame.bottom - frame.top)
  const placed = lines.map((line, index) => ({
    ...line,
    points: line.cells.map(cell => ({
      x: frame.x(cell.lag, index, lines.length),
      share: cell.tally.solved / cell.tally.finished,
      ...successInterval(cell)!,
    })),
  }))
  return drawPanel({
    title: nameOf(task),
    note: absent.length === 0 ? '' : `no finished trial: ${listed(absent.map(({ label }) => label))}`,
    frame,
    xLabel: lagAxis,
    xTicks: lagTicks(task.lags, frame),
    yLabel: 'share of trials solved',
    yScale: { domain: [0, 1] },
    yAt: pixel => (frame.bottom - pixel) / (frame.bottom - frame.top),
    yTicks: [0, 0.25, 0.5, 0.75, 1].map(value => ({ value, text: String(value) })),
    marks: placed.flatMap(({ style, points }) => [
      Plot.ruleX(points, { x: 'x', y1: 'low', y2: 'high', stroke: style.color, strokeWidth: 3, strokeOpacity: 0.4 }),
      Plot.line(points, { x: 'x', y: 'share', stroke: style.color, strokeWidth: 1.75 }),
      Plot.dot(points, { x: 'x', y: 'share', r: 4.5, symbol: style.symbol, fill: style.color, stroke: ink.card, strokeWidth: 1 }),
    ]),
    labels: placed.map(({ label, style, points }) => ({
      label,
      style,
      end: { x: points.at(-1)!.x, y: y(points.at(-1)!.share) },
    })),
  })
}

function description(grid: Grid, task: TaskEntry): string {
  const lines = linesOf(grid, task).map(({ label, cells }) => {
    const rates = cells.map(({ lag, tally }) => `${count(tally.solved)} of ${count(tally.finished)} at ${count(lag)}`)
    return `${label} ${rates.join(', ')}`
  })
  return `${nameOf(task)}: ${lines.length === 0 ? 'no finished trial' : lines.join('; ')}.`
}
