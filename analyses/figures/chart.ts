// A panel with two numeric axes: lines with their names at their ends, bands, points and marks. Drawn by the panels of the reports, so that
// analyses look like them.

import * as Plot from '@observablehq/plot'
import { type EndLabel, labelMargin } from '../../reports/figures/end-labels.ts'
import { ink, type Style } from '../../reports/figures/palette.ts'
import { drawPanel, type Frame, type Panel, panelWidth } from '../../reports/figures/panel.ts'

export type Point = readonly [x: number, y: number]

export interface Line {
  /** '' for none. */
  readonly label: string
  readonly style: Style
  readonly points: readonly Point[]
  /** Of each point, from low to high; drawn as a band. */
  readonly range?: readonly (readonly [low: number, high: number])[]
  readonly dashed?: boolean
  /** No line between the points. */
  readonly scattered?: boolean
  /** A ring at its end: it goes no further. */
  readonly ends?: boolean
}

export interface Axis {
  /** What it measures, with its unit. */
  readonly label: string
  readonly domain: readonly [low: number, high: number]
  readonly ticks: readonly number[]
  readonly text?: (value: number) => string
  /** Where values go on the axis, before it is scaled: log10 for a logarithmic one. Default: as they are. */
  readonly place?: (value: number) => number
}

export interface Chart {
  readonly title: string
  readonly note?: string
  readonly x: Axis
  readonly y: Axis
  readonly lines: readonly Line[]
  /** Horizontal or vertical lines at values that matter. */
  readonly rules?: readonly { readonly x?: number; readonly y?: number }[]
  readonly width?: number
  readonly height?: number
}

const margin = { top: 46, bottom: 46, left: 84 } as const

export function drawChart({ title, note = '', x, y, lines, rules = [], width = panelWidth, height = 300 }: Chart): Panel {
  const place = { x: x.place ?? (value => value), y: y.place ?? (value => value) }
  const [left, right, low, high] = [place.x(x.domain[0]), place.x(x.domain[1]), place.y(y.domain[0]), place.y(y.domain[1])]
  const frame: Frame = {
    width,
    height: Math.max(height, margin.top + margin.bottom + 15 * lines.length),
    top: margin.top,
    right: width - labelMargin(lines),
    bottom: Math.max(height, margin.top + margin.bottom + 15 * lines.length) - margin.bottom,
    left: margin.left,
    x: value => margin.left + ((place.x(value) - left) / (right - left)) * (width - labelMargin(lines) - margin.left),
  }
  const pixelX = (value: number): number => frame.x(value, 0, 1)
  const pixelY = (value: number): number =>
    frame.bottom - ((Math.min(high, Math.max(low, place.y(value))) - low) / (high - low)) * (frame.bottom - frame.top)
  const at = (points: readonly Point[]) => points.map(([a, b]) => ({ x: pixelX(a), y: pixelY(b) }))
  const labels = lines.flatMap(({ label, style, points, scattered }, index): EndLabel[] => {
    // Points have no end to lead to: their names stand in order.
    const end = scattered ? { x: frame.right + 4, y: frame.top + 10 + 16 * index } : at(points).at(-1)
    return end === undefined || label === '' ? [] : [{ label, style, end }]
  })
  return drawPanel({
    title,
    note,
    frame,
    xLabel: x.label,
    xTicks: x.ticks.map(value => ({ x: pixelX(value), text: (x.text ?? String)(value) })),
    yLabel: y.label,
    // Heights are pixels already, whatever the axis.
    yScale: { domain: [frame.bottom, frame.top], range: [frame.bottom, frame.top] },
    yAt: pixel => pixel,
    yTicks: y.ticks.map(value => ({ value: pixelY(value), text: (y.text ?? String)(value) })),
    marks: [
      ...rules.map(({ x: across, y: up }) =>
        across === undefined
          ? Plot.ruleY([pixelY(up!)], { stroke: ink.soft, strokeDasharray: '4,3' })
          : Plot.ruleX([pixelX(across)], { stroke: ink.soft, strokeDasharray: '4,3' }),
      ),
      ...lines.flatMap(({ style, points, range, dashed, scattered, ends }) => {
        const drawn = at(points)
        return [
          ...(range === undefined
            ? []
            : [
                Plot.areaY(
                  range.map(([a, b], i) => ({ x: drawn[i]!.x, low: pixelY(a), high: pixelY(b) })),
                  { x: 'x', y1: 'low', y2: 'high', fill: style.color, fillOpacity: 0.15 },
                ),
              ]),
          ...(scattered
            ? [Plot.dot(drawn, { x: 'x', y: 'y', r: 3.5, symbol: style.symbol, fill: style.color, fillOpacity: 0.8 })]
            : [
                Plot.line(drawn, {
                  x: 'x',
                  y: 'y',
                  stroke: style.color,
                  strokeWidth: 1.75,
                  ...(dashed ? { strokeDasharray: '5,3' } : {}),
                }),
              ]),
          ...(ends
            ? [Plot.dot(drawn.slice(-1), { x: 'x', y: 'y', r: 4, fill: ink.card, stroke: style.color, strokeWidth: 1.75 })]
            : []),
        ]
      }),
    ],
    labels,
  })
}
