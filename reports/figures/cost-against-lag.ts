// The second figure: training sequences until solved, against the lag, every trial shown. Trials that were not solved stand in a band of
// their own above the scale, whatever they were given up at: their cost is not known, only that it is higher.

import * as Plot from '@observablehq/plot'
import { costToSolve } from '../cell-statistics.ts'
import type { Comparison } from '../compare.ts'
import { count, large } from '../format.ts'
import { type Grid, nameOf, type TaskEntry } from '../grid.ts'
import { band, costMarks, solvedCosts } from './cost-marks.ts'
import { chartsOf, type Figure } from './figure.ts'
import { type Line, linesOf } from './lines.ts'
import { logTicks, roundBounds } from './log-scale.ts'
import { ink } from './palette.ts'
import { drawPanel, frameOf, lagAxis, lagTicks, type Panel, panelWidth, wideWidth } from './panel.ts'
import { drawSheet, type KeyEntry } from './sheet.ts'

const mostMarks = 800
const grey = '#6e7781'
const key: readonly KeyEntry[] = [
  { mark: `<circle r="3.5" fill="${grey}"/>`, text: 'a trial that was solved' },
  {
    mark: `<circle r="3.5" fill="${ink.card}" stroke="${grey}" stroke-width="1.25"/>`,
    text: 'a trial that was not solved (budget spent, or diverged)',
  },
  {
    mark: `<path d="M-12,5L12,-5" stroke="${grey}" stroke-width="1.75"/>`,
    text: 'median of all finished trials, where half were solved',
  },
  {
    mark: `<circle r="7" fill="none" stroke="#000" stroke-width="1.5"/><circle r="1.5" fill="#000"/>`,
    text: 'published mean',
  },
]

export function costAgainstLag(grid: Grid, comparisons: readonly Comparison[]): Figure {
  const crowded = grid.tasks.some(task => isCrowded(linesOf(grid, task)))
  return {
    file: 'figures/cost-against-lag.svg',
    svg: drawSheet({
      title: 'Training sequences until solved against time lag',
      description: grid.tasks.map(task => description(grid, task)).join(' '),
      panels: grid.tasks.map(task => panel(grid, task, comparisons)),
      key,
    }),
    alt: `${chartsOf('the training sequences until solved against the time lag', grid.tasks.length)}; the tables below hold the medians.`,
    caption: `Cost against lag, every finished trial shown${crowded ? ` (in panels of more than ${count(mostMarks)} trials, medians only)` : ''}. Trials in the band "not solved" would have taken longer than their budget.`,
  }
}

function isCrowded(lines: readonly Line[]): boolean {
  return lines.flatMap(line => line.cells).reduce((sum, cell) => sum + cell.tally.finished, 0) > mostMarks
}

function panel(grid: Grid, task: TaskEntry, comparisons: readonly Comparison[]): Panel {
  const lines = linesOf(grid, task)
  const frame = frameOf(task.lags, lines, grid.tasks.length === 1 ? wideWidth : panelWidth)
  const crowded = isCrowded(lines)
  const known = comparisons.flatMap(({ cell, figure, verdict }) => {
    const index = lines.findIndex(line => line.label === cell.method.label)
    const counts = figure.quantity === 'sequences' && figure.milestone === undefined && verdict !== 'not comparable'
    return cell.task === task && counts && index >= 0 ? [{ x: frame.x(cell.lag, index, lines.length), y: figure.value }] : []
  })
  const costs = lines.flatMap(line => line.cells.flatMap(solvedCosts))
  const [low, high] = roundBounds([...costs, ...known.map(mark => mark.y)])
  const top = frame.top + band
  const pixels = (value: number): number => top + (Math.log(high / value) / Math.log(high / low)) * (frame.bottom - top)
  // The band lies above the scale's end: values that the logarithm carries there.
  const valueAt = (pixel: number): number => high * (high / low) ** ((top - pixel) / (frame.bottom - top))
  const drawn = lines.map((line, index) => costMarks(line, { frame, index, total: lines.length, crowded, valueAt }))
  return drawPanel({
    title: nameOf(task),
    note: '',
    frame,
    xLabel: lagAxis,
    xTicks: lagTicks(task.lags, frame),
    yLabel: 'sequences until solved (log)',
    yScale: { type: 'log', domain: [low, high], range: [frame.bottom, top] },
    yAt: valueAt,
    yTicks: logTicks(low, high).map(value => ({ value, text: large(value).replace(' ', '\u00a0') })),
    marks: [
      Plot.ruleY([valueAt(top - 4)], { stroke: ink.soft, strokeDasharray: '2,3' }),
      Plot.text([valueAt(frame.top + 3)], {
        y: value => value,
        text: () => 'not solved',
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -4,
        fill: ink.soft,
        lineAnchor: 'top',
      }),
      ...drawn.flatMap(({ style, solved, unsolved, medians }) => [
        Plot.line(medians, { x: 'x', y: 'y', stroke: style.color, strokeWidth: 1.75 }),
        Plot.dot(solved, { x: 'x', y: 'y', r: 3.5, symbol: style.symbol, fill: style.color, fillOpacity: 0.75 }),
        Plot.dot(unsolved, {
          x: 'x',
          y: 'y',
          r: 3,
          symbol: style.symbol,
          fill: ink.card,
          stroke: style.color,
          strokeWidth: 1.25,
        }),
      ]),
      Plot.dot(known, { x: 'x', y: 'y', r: 7, stroke: '#000000', strokeWidth: 1.5 }),
      Plot.dot(known, { x: 'x', y: 'y', r: 1.5, fill: '#000000' }),
    ],
    labels: drawn.flatMap(({ label, style, medians, unsolved }) => {
      const end = [...medians.slice(-1), ...unsolved].sort((a, b) => b.x - a.x || a.y - b.y)[0]
      return end === undefined ? [] : [{ label, style, end: { x: end.x, y: pixels(end.y) } }]
    }),
  })
}

function description(grid: Grid, task: TaskEntry): string {
  const lines = linesOf(grid, task).map(({ label, cells }) => {
    const medians = cells.map(cell => {
      const median = costToSolve(cell, 'sequences')?.median
      return `${median == null ? 'over half unsolved' : large(Math.round(median))} at ${count(cell.lag)}`
    })
    return `${label}, median ${medians.join(', ')}`
  })
  return `${nameOf(task)}: ${lines.length === 0 ? 'no finished trial' : lines.join('; ')}.`
}
