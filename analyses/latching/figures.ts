// The figures of latching: the seed's figure 1 from a computed basin, the trade-off of the smallest latch, the dilemma over many nets, and the maps
// of convergence.

import { exp } from '../../engine/math.ts'
import type { Figure } from '../../reports/figures/figure.ts'
import { ink, styleOf } from '../../reports/figures/palette.ts'
import { wideWidth } from '../../reports/figures/panel.ts'
import { drawSheet } from '../../reports/figures/sheet.ts'
import { drawChart, type Line, type Point } from '../figures/chart.ts'
import { drawRaster, shade } from '../figures/raster.ts'
import type { LatchingData } from '../latching.ts'
import { log10, steps } from '../shared/numbers.ts'
import { attractor, criticalDisturbance, slopeAt } from './one-unit.ts'
import type { Trajectory } from './portrait.ts'

const parts = { 0: '#ffffff', 1: '#cfe3f1', 2: '#9cc7e3', 3: '#4f9fd0' } as const
const orange = styleOf(1).color

export function portraitFigure({ portrait }: LatchingData): Figure {
  const { extent, attractors, rows } = portrait
  const place = ([x, y]: readonly [number, number], width: number, height: number): string =>
    `${((x + extent) / (2 * extent)) * width},${height - ((y + extent) / (2 * extent)) * height}`
  const ticks = [-2, -1, 0, 1, 2].map(value => ({ at: (value + extent) / (2 * extent), text: String(value).replace('-', '−') }))
  const panel = (title: string, { points }: Trajectory) =>
    drawRaster({
      title,
      colors: rows.map(row => Array.from(row, part => parts[Number(part) as 0 | 1 | 2 | 3])),
      xLabel: 'net input of unit 1',
      yLabel: 'net input of unit 2',
      xTicks: ticks,
      yTicks: ticks,
      over: (width, height) =>
        [
          `<polyline points="${points.map(point => place(point, width, height)).join(' ')}" fill="none" stroke="${orange}" stroke-width="1.75"/>`,
          ...[points[0]!, points.at(-1)!].map((point, i) => {
            const [x, y] = place(point, width, height).split(',')
            return `<circle cx="${x}" cy="${y}" r="4.5" fill="${i === 0 ? ink.card : orange}" stroke="${orange}" stroke-width="1.75"/>`
          }),
          ...attractors.map((point, i) => {
            const [x, y] = place(point, width, height).split(',')
            return `<circle cx="${x}" cy="${y}" r="3" fill="${ink.text}"/><text x="${x}" y="${y}" dx="8" dy="-8" text-anchor="start" font-style="italic">${i === 0 ? 'y*' : 'other'}</text>`
          }),
        ].join(''),
    })
  const square = (color: string): string => `<rect x="-10" y="-8" width="20" height="16" fill="${color}" stroke="${ink.soft}"/>`
  return {
    file: 'figures/robust-latching.svg',
    svg: drawSheet({
      title: 'Robust latching: the figure of 2001 from a computed basin',
      description: `Two panels of the same plane of two net inputs. Its shaded part is the basin of an attractor at ${attractors[0]!.join(', ')}; darker where the norm of the Jacobian is below 1. Left, a noisy trajectory that starts in the darkest part and stays; right, one that starts where the norm is above 1 and is kicked out.`,
      panels: [
        panel("Starts where |M'| < 1 from there on: stays", portrait.inside),
        panel("Starts where |M'| > 1: kicked out", portrait.outside),
      ],
      key: [
        { mark: square(parts[1]), text: "the basin of y*, where |M'| ≥ 1" },
        { mark: square(parts[2]), text: "in the basin, |M'| < 1, but not at every later step" },
        { mark: square(parts[3]), text: "in the basin, |M'| < 1 from there on: the robust latch" },
        {
          mark: `<circle cx="-8" r="4" fill="${ink.card}" stroke="${orange}" stroke-width="1.75"/><path d="M-4,0L4,0" stroke="${orange}" stroke-width="1.75"/><circle cx="8" r="4" fill="${orange}"/>`,
          text: 'a trajectory under noise, from its first state to its last',
        },
      ],
    }),
    alt: "Two panels of a plane of two net inputs, the basin of an attractor shaded, darker where |M'| < 1; a trajectory that starts in the dark part stays, one that starts outside of it is kicked out of the basin.",
    caption:
      "The seed's figure 1, from a map of two tanh units. Unlike there, |M'| < 1 also holds in a corner far from the attractor, where units saturate; runs from there pass through |M'| > 1 first, and lose their bit most often of all.",
  }
}

export function tradeOffFigure(): Figure {
  const weights = steps(1.01, 4, 120)
  const disturbance = styleOf(0)
  const gradient = styleOf(1)
  return {
    file: 'figures/one-unit-latch.svg',
    svg: drawSheet({
      title: 'The latch of one unit: robustness against gradient',
      description:
        'Two line charts against the self-weight w: the least disturbance that erases the bit grows, the factor per step of the gradient falls.',
      panels: [
        drawChart({
          title: 'What the bit withstands',
          x: { label: 'self-weight w', domain: [1, 4], ticks: [1, 1.5, 2, 2.5, 3, 3.5, 4] },
          y: { label: 'least erasing disturbance b*', domain: [0, 2.5], ticks: [0, 0.5, 1, 1.5, 2, 2.5] },
          lines: [{ label: 'b*', style: disturbance, points: weights.map((w): Point => [w, criticalDisturbance(w)]) }],
        }),
        drawChart({
          title: 'What is left of the gradient',
          x: { label: 'self-weight w', domain: [1, 4], ticks: [1, 1.5, 2, 2.5, 3, 3.5, 4] },
          y: { label: "factor per step |M'(a*)|", domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] },
          lines: [{ label: "|M'|", style: gradient, points: weights.map((w): Point => [w, slopeAt(w, attractor(w))]) }],
        }),
      ],
      key: [],
    }),
    alt: 'Two line charts against the self-weight of one tanh unit: the disturbance that it withstands grows from 0, while the factor by which a gradient shrinks per step falls from 1.',
    caption: 'One tanh unit: every gain in robustness is paid for by the gradient.',
  }
}

const power = (x: number): number => exp(x * Math.LN10)

export function dilemmaFigure({ maps, trained }: LatchingData): Figure {
  const scatter = (label: string, index: number, points: readonly Point[]): Line => ({
    label,
    style: styleOf(index),
    scattered: true,
    points,
  })
  const level = (noise: number | null): number => (noise === null ? 16 : Math.max(noise, 0.01))
  const axes = {
    x: { label: 'factor per step of the gradient', domain: [0, 1.25], ticks: [0, 0.25, 0.5, 0.75, 1, 1.25] },
    y: {
      label: 'noise that takes one bit in ten',
      domain: [0.01, 16],
      ticks: [0.01, 0.1, 1, 8, 16],
      text: (value: number) => (value === 0.01 ? 'none held' : value === 16 ? 'never' : String(value)),
      place: log10,
    },
  } as const
  const nets = trained.filter(({ latches }) => latches.length > 0)
  return {
    file: 'figures/dilemma.svg',
    svg: drawSheet({
      title: 'Robustness of a latch against the rate of its gradient',
      description: `Two scatter plots. Left, random maps of one to three tanh units: those with two attractors all have a factor below 1. Right, trained nets: ${nets.map(({ net, latches }) => `${net} ${latches.length}`).join(', ')}.`,
      panels: [
        drawChart({
          title: 'Random maps of tanh units',
          ...axes,
          rules: [{ x: 1 }],
          lines: [
            scatter(
              'fixed points',
              0,
              maps.latches.map(({ rate, noise }): Point => [rate, level(noise)]),
            ),
            scatter(
              'cycles, chaos',
              1,
              maps.unsettled.map(({ rate, noise }): Point => [Math.min(1.25, rate), level(noise)]),
            ),
          ],
        }),
        drawChart({
          title: 'Nets that learned to latch, 300 steps',
          ...axes,
          rules: [{ x: 1 }],
          lines: nets.map(({ net, latches }, index) =>
            scatter(
              net,
              index,
              latches.flatMap(({ errorRate, noise }) =>
                errorRate === null ? [] : [[Math.min(1.25, power(errorRate)), level(noise)] as Point],
              ),
            ),
          ),
        }),
      ],
      key: [
        {
          mark: `<path d="M0,-9L0,9" stroke="${ink.soft}" stroke-dasharray="4,3"/>`,
          text: 'a factor of 1: left of it gradients vanish',
        },
      ],
      width: wideWidth,
    }),
    alt: 'Scatter plots of the noise that takes one bit in ten against the factor per step of the gradient, for random maps and for trained nets: what holds a bit on an attractor lies left of 1; LSTM-1997 lies at 1.',
    caption:
      'The dilemma. A latch on an attractor lies left of the dashed line. LSTM-1997 lies on it: what it holds the bit on is no attractor, and its gates keep noise away from it.',
  }
}

export function convergenceFigure({ convergence }: LatchingData): Figure {
  const { firstWeights, deviations, lengths, runs, map, length } = convergence
  const middle = (index: number, count: number): number => (index + 0.5) / count
  return {
    file: 'figures/latch-convergence.svg',
    svg: drawSheet({
      title: 'Training the smallest latch',
      description: `Left, runs of ${runs} that converge, by first weight and noise; right, the share that converges against the length T: ${length.map(({ deviation, converged }) => `noise ${deviation}, ${lengths.map((T, i) => `${converged[i]} of ${runs} at ${T}`).join(', ')}`).join('; ')}.`,
      panels: [
        drawRaster({
          title: `Runs of ${runs} that converge, T = 20`,
          height: 300,
          colors: firstWeights.map((_, i) => map[i]!.map(count => shade(count / runs))),
          texts: firstWeights.map((_, i) => map[i]!.map(String)),
          xLabel: 'standard deviation of the noise',
          yLabel: 'first weight w0',
          xTicks: deviations.map((deviation, i) => ({ at: middle(i, deviations.length), text: String(deviation) })),
          yTicks: firstWeights.map((w0, i) => ({ at: middle(i, firstWeights.length), text: String(w0) })),
        }),
        drawChart({
          title: 'w = 1.25 fixed, inputs learned',
          x: { label: 'length T in steps', domain: [0, 70], ticks: [0, 10, 20, 30, 40, 50, 60] },
          y: { label: 'share of runs that converge', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] },
          lines: length.flatMap(({ deviation, converged, possible }, index) => [
            {
              label: `noise ${deviation}`,
              style: styleOf(index),
              points: lengths.map((T, i): Point => [T, converged[i]! / runs]),
            },
            {
              label: `${deviation}, bit set`,
              style: styleOf(index),
              dashed: true,
              points: lengths.map((T, i): Point => [T, possible[i]! / runs]),
            },
          ]),
        }),
      ],
      key: [],
    }),
    alt: 'A table of shades and a line chart: training the one-unit latch converges for little noise and first weights of about 1 and more, and the less often the longer the sequences are.',
    caption:
      'After figure 2 of Bengio, Simard & Frasconi (1994). A run converges when 95 % of 200 fresh sequences are answered on the right side. Dashed: the same test of units whose bit is set from outside, which is what noise alone allows.',
  }
}
