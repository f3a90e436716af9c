// The share of all trials that a method solved within so many training steps, over the whole plan: one panel, or one for each family (and
// two for a large one) where there are too many methods for one.

import * as Plot from '@observablehq/plot'
import { count, large, plural } from '../format.ts'
import type { Grid } from '../grid.ts'
import { type RuntimeProfile, runtimeProfiles } from '../runtime-profile.ts'
import type { Figure } from './figure.ts'
import { type Group, grouped } from './groups.ts'
import { logTicks, roundBounds } from './log-scale.ts'
import { styleOf } from './palette.ts'
import { drawPanel, frameOf, type Panel, panelWidth, wideWidth, withRoom } from './panel.ts'
import { drawSheet } from './sheet.ts'

/** Bands of more lines than this would cover each other. */
export const MOST_BANDS = 3

export function runtimeProfile(grid: Grid): Figure {
  const profiles = runtimeProfiles(grid)
  const groups = grouped(profiles)
  const [low, high] = roundBounds(profiles.flatMap(({ steps }) => steps.map(({ time }) => time)))
  const bands = profiles.length <= MOST_BANDS
  return {
    file: 'figures/runtime-profile.svg',
    svg: drawSheet({
      title: 'Share of all trials solved against training steps',
      description: profiles
        .map(({ method, solved, trials }) => `${method.label} solved ${count(solved)} of ${plural(trials, 'trial')}.`)
        .join(' '),
      panels: groups.map(group => panel(grid, group, { low, high, bands, alone: groups.length === 1 })),
      key: [],
    }),
    alt: 'Step curves of the share of all trials that each method solved within so many training steps; the tables below hold the medians.',
    caption: `Runtime profiles: of all trials of a method, on all tasks and lags, the share that was solved within so many training steps. A trial of a task that the method skips counts as not solved. The further up and to the left, the better; a curve ends at its last solved trial.${bands ? ' Shaded: where the whole true curve lies with 95 % (Massart 1990).' : ''}`,
  }
}

interface Layout {
  /** Ends of the horizontal axis, training steps. */
  readonly low: number
  readonly high: number
  readonly bands: boolean
  readonly alone: boolean
}

function panel(grid: Grid, { title, members }: Group<RuntimeProfile>, { low, high, bands, alone }: Layout): Panel {
  const lines = members.map(profile => ({
    ...profile,
    label: profile.method.label,
    style: styleOf(grid.methods.indexOf(profile.method)),
  }))
  const frame = frameOf([low, high], lines, alone ? wideWidth : panelWidth)
  const x = (time: number): number => frame.left + (Math.log(time / low) / Math.log(high / low)) * (frame.right - frame.left - 6)
  const y = (share: number): number => frame.bottom - share * (frame.bottom - frame.top)
  const drawn = lines.map(line => ({
    ...line,
    points: [
      { x: frame.left, share: 0, low: 0, high: line.steps[0]?.band.high ?? 0 },
      ...line.steps.map(({ time, share, band }) => ({ x: x(time), share, ...band })),
    ],
  }))
  return drawPanel({
    title: title ?? 'All tasks and lags',
    note: '',
    frame,
    xLabel: 'training steps until solved (log scale)',
    xTicks: withRoom(logTicks(low, high).map(time => ({ x: x(time), text: large(time) }))),
    yLabel: 'share of trials solved',
    yScale: { domain: [0, 1] },
    yAt: pixel => (frame.bottom - pixel) / (frame.bottom - frame.top),
    yTicks: [0, 0.25, 0.5, 0.75, 1].map(value => ({ value, text: String(value) })),
    marks: drawn.flatMap(({ style, points }) => [
      ...(!bands
        ? []
        : [Plot.areaY(points, { x: 'x', y1: 'low', y2: 'high', curve: 'step-after', fill: style.color, fillOpacity: 0.12 })]),
      Plot.line(points, { x: 'x', y: 'share', curve: 'step-after', stroke: style.color, strokeWidth: 1.75 }),
      Plot.dot(points.slice(-1), { x: 'x', y: 'share', r: 4, symbol: style.symbol, fill: style.color }),
    ]),
    labels: drawn.map(({ label, style, points }) => ({
      label,
      style,
      end: { x: points.at(-1)!.x, y: y(points.at(-1)!.share) },
    })),
  })
}
