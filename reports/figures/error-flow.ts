// How much of an error is left, so many steps back, in each method's net before any learning.

import * as Plot from '@observablehq/plot'
import type { MethodFlow, TaskFlow } from '../error-flow.ts'
import { count } from '../format.ts'
import { type Grid, nameOf } from '../grid.ts'
import type { Figure } from './figure.ts'
import { type Group, grouped } from './groups.ts'
import { powerOfTen } from './log-scale.ts'
import { ink, styleOf } from './palette.ts'
import { drawPanel, frameOf, type Panel, panelWidth, type Tick, wideWidth, withRoom } from './panel.ts'
import { drawSheet } from './sheet.ts'

/** log10 of the factors at the ends of the scale: what leaves it below is gone for any purpose. */
const [least, most] = [-16, 2]

export function errorFlowFigure(grid: Grid, { task, lag, seeds, flows }: TaskFlow): Figure {
  const groups = grouped(flows)
  const furthest = Math.max(...flows.map(({ log10 }) => log10.length - 1))
  return {
    file: 'figures/error-flow.svg',
    svg: drawSheet({
      title: 'Share of an error that is left so many steps back, before learning',
      description: flows
        .map(
          ({ method, log10 }) =>
            `${method.label}: 10 to the ${powerAt(log10, log10.length - 1)} after ${count(log10.length - 1)} steps.`,
        )
        .join(' '),
      panels: groups.map(group => panel(grid, group, furthest, groups.length === 1)),
      key: [],
    }),
    alt: `Lines of the share of an error that is left so many steps back in time in each method's net, on a logarithmic scale; the table below holds the same numbers.`,
    caption: `Error flow on ${nameOf(task)} at lag ${count(lag)}, before any learning: |dE/dS(t − q)| / |dE/dS(t)| for the error E at the last target, S the states of the net; median over ${count(seeds)} ${seeds === 1 ? 'seed' : 'seeds'}. A line that falls means that learning hears exponentially less of inputs that lie further back; one that ends has no error left at all.`,
  }
}

/** The power of ten, to one decimal. */
export function powerAt(log10: Float64Array, q: number): string {
  const power = log10[q]!
  return power === Number.NEGATIVE_INFINITY
    ? '−∞'
    : power
        .toFixed(1)
        .replace('-', '−')
        .replace(/^−0\.0$/, '0.0')
}

function panel(grid: Grid, { title, members }: Group<MethodFlow>, furthest: number, alone: boolean): Panel {
  const lines = members.map(flow => ({ ...flow, label: flow.method.label, style: styleOf(grid.methods.indexOf(flow.method)) }))
  const frame = frameOf([1, 2], lines, alone ? wideWidth : panelWidth)
  const x = (q: number): number => frame.left + (q / furthest) * (frame.right - frame.left - 6)
  const drawn = lines.map(line => ({
    ...line,
    points: [...line.log10].flatMap((power, q) => (power >= least ? [{ x: x(q), power: Math.min(most, power) }] : [])),
  }))
  const height = frame.bottom - frame.top
  return drawPanel({
    title: title ?? 'Error flow before learning',
    note: '',
    frame,
    xLabel: 'steps back in time',
    xTicks: withRoom(roundSteps(furthest).map((q): Tick => ({ x: x(q), text: count(q) }))),
    yLabel: 'share of the error that is left (log)',
    yScale: { domain: [least, most] },
    yAt: pixel => least + ((frame.bottom - pixel) / height) * (most - least),
    yTicks: [-16, -12, -8, -4, 0].map(power => ({ value: power, text: powerOfTen(power) })),
    marks: [
      Plot.ruleY([0], { stroke: ink.soft, strokeDasharray: '2,3' }),
      ...drawn.flatMap(({ style, points }) => [
        Plot.line(points, { x: 'x', y: 'power', stroke: style.color, strokeWidth: 1.75 }),
        Plot.dot(points.slice(-1), { x: 'x', y: 'power', r: 4, symbol: style.symbol, fill: style.color }),
      ]),
    ],
    labels: drawn.map(({ label, style, points }) => {
      const end = points.at(-1) ?? { x: frame.left, power: least }
      return { label, style, end: { x: end.x, y: frame.bottom - ((end.power - least) / (most - least)) * height } }
    }),
  })
}

/** 0 and up to five more round numbers. */
function roundSteps(furthest: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find(size => furthest / size <= 5) ?? 100
  return Array.from({ length: Math.floor(furthest / step) + 1 }, (_, i) => i * step)
}
