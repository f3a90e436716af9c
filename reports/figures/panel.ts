// A panel: one task, with a logarithmic axis of lags, methods side by side at each lag, and each method's name at the end of its line.

import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { count } from '../format.ts'
import { oneLine } from '../markdown/nodes.ts'
import { drawLabels, type EndLabel, labelMargin, placeLabels, type Series } from './end-labels.ts'
import { ink } from './palette.ts'

/** A finished piece of a sheet: SVG elements, and the height that they take (pixels). */
export interface Panel {
  readonly svg: string
  readonly height: number
}

/** Where things lie in a panel: pixels from its top left corner. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
  /** Place of a lag, for a method that stands at `index` of `total`: side by side, so that equal results stay visible. */
  x(lag: number, index: number, total: number): number
}

export const panelWidth = 465
/** The width of a panel that has the sheet for itself. */
export const wideWidth = 760
export const lagAxis = 'lag in steps (log scale)'
const margin = { top: 46, bottom: 46, left: 84 } as const
const longestTitle = 54
const longestNote = 68

export function frameOf(lags: readonly number[], series: readonly Series[], width: number = panelWidth): Frame {
  const logs = lags.map(Math.log2)
  const gap = Math.min(1, ...logs.slice(1).map((next, i) => next - logs[i]!))
  const pad = Math.max(0.35 * gap, 0.07 * (logs.at(-1)! - logs[0]!))
  const right = width - labelMargin(series)
  const scale = (right - margin.left) / (logs.at(-1)! - logs[0]! + 2 * pad)
  const height = Math.max(300, margin.top + margin.bottom + 15 * series.length)
  return {
    width,
    height,
    top: margin.top,
    right,
    bottom: height - margin.bottom,
    left: margin.left,
    x(lag, index, total) {
      const step = Math.min(9, (0.8 * gap * scale) / total)
      return margin.left + (Math.log2(lag) - logs[0]! + pad) * scale + step * (index - (total - 1) / 2)
    },
  }
}

/** A mark on the horizontal axis. */
export interface Tick {
  /** Pixels. */
  readonly x: number
  /** '' for a mark without a number. */
  readonly text: string
}

interface PanelOptions {
  readonly title: string
  /** A line below the title, or ''. */
  readonly note: string
  readonly frame: Frame
  readonly xLabel: string
  readonly xTicks: readonly Tick[]
  readonly yLabel: string
  readonly yScale: Plot.ScaleOptions
  /** Inverse of the y scale: the value at a height in pixels. */
  readonly yAt: (pixel: number) => number
  readonly yTicks: readonly { readonly value: number; readonly text: string }[]
  readonly marks: readonly Plot.Markish[]
  readonly labels: readonly EndLabel[]
}

/** Draws a panel. Marks give x in pixels (see `Frame.x`), and y in the units of the y scale. */
export function drawPanel({
  title,
  note,
  frame,
  xLabel,
  xTicks,
  yLabel,
  yScale,
  yAt,
  yTicks,
  marks,
  labels,
}: PanelOptions): Panel {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const atTop = { frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'bottom', dx: 12 - frame.left } as const
  const ticks = yTicks.map(tick => tick.value)
  const placed = placeLabels(labels, frame)
  const options = {
    document,
    width: frame.width,
    height: frame.height,
    marginTop: frame.top,
    marginLeft: frame.left,
    marginBottom: frame.height - frame.bottom,
    marginRight: frame.width - frame.right,
    x: { type: 'identity' },
    y: { ...yScale, axis: null },
    marks: [
      Plot.gridY(ticks, { stroke: ink.grid, strokeOpacity: 1 }),
      Plot.text(yTicks, { y: 'value', text: 'text', frameAnchor: 'left', textAnchor: 'end', dx: -7, fill: ink.soft }),
      Plot.axisX(
        xTicks.map(({ x }) => x),
        { tickFormat: (_: number, i: number) => xTicks[i]!.text, label: null, tickSize: 4, color: ink.soft },
      ),
      Plot.text([xLabel], { frameAnchor: 'bottom', lineAnchor: 'bottom', dy: 38, fill: ink.soft }),
      Plot.text([yLabel], { frameAnchor: 'left', textAnchor: 'middle', rotate: -90, dx: 14 - frame.left, fill: ink.soft }),
      Plot.text([shorten(title, longestTitle)], {
        ...atTop,
        dy: note === '' ? -14 : -27,
        fontSize: 14,
        fontWeight: 600,
        fill: ink.text,
      }),
      ...(note === '' ? [] : [Plot.text([shorten(note, longestNote)], { ...atTop, dy: -12, fontSize: 11, fill: ink.soft })]),
      ...(labels.length > 0 ? [] : [Plot.text(['no finished trial'], { frameAnchor: 'middle', fill: ink.soft })]),
      ...marks,
      ...placed.map(({ style, x, y }) =>
        Plot.dot([{ x, y: yAt(y) }], { x: 'x', y: 'y', r: 4, symbol: style.symbol, fill: style.color }),
      ),
    ],
  }
  const plot = Plot.plot(options as unknown as Plot.PlotOptions) as unknown as { innerHTML: string }
  // Plot's style sheet is made for pages; the sheet of the figure sets fonts itself.
  const inner = plot.innerHTML.replace(/<style>.*?<\/style>/s, '')
  return { svg: `${inner}${drawLabels(placed)}`, height: frame.height }
}

export function lagTicks(lags: readonly number[], frame: Frame): readonly Tick[] {
  return withRoom(lags.map(lag => ({ x: frame.x(lag, 0, 1), text: count(lag) })))
}

/** Ticks, ascending, with their texts where these have room: the first, the last, and from the left those that keep clear of both neighbours. */
export function withRoom(ticks: readonly Tick[]): readonly Tick[] {
  const last = ticks.at(-1)!
  const apart = (left: Tick, right: Tick): boolean => right.x - left.x > 4 * (left.text.length + right.text.length)
  const written = [ticks[0]!]
  for (const tick of ticks.slice(1, -1)) if (apart(written.at(-1)!, tick) && apart(tick, last)) written.push(tick)
  return ticks.map(tick => (tick === last || written.includes(tick) ? tick : { ...tick, text: '' }))
}

function shorten(text: string, longest: number): string {
  const characters = Array.from(oneLine(text))
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('')}…`
}
