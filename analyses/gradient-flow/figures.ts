// The figures of the error flow: nets against lag, bounds beside measurements, one factor against its weight, decay against the weights' size.

import { exp } from '../../engine/math.ts'
import type { NetName } from '../../methods/cells/families.ts'
import type { Figure } from '../../reports/figures/figure.ts'
import { powerOfTen } from '../../reports/figures/log-scale.ts'
import { styleOf } from '../../reports/figures/palette.ts'
import { wideWidth } from '../../reports/figures/panel.ts'
import { drawSheet } from '../../reports/figures/sheet.ts'
import { count } from '../../reports/format.ts'
import { median, quantile } from '../../reports/statistics/quantile.ts'
import { drawChart, type Line, type Point } from '../figures/chart.ts'
import type { GradientFlowData } from '../gradient-flow.ts'
import { log10 } from '../shared/numbers.ts'
import { factorCurve } from './maximising-weight.ts'

export const groups: readonly { readonly title: string; readonly nets: readonly NetName[] }[] = [
  {
    title: 'Standard nets',
    nets: ['fully-recurrent', 'single-unit', 'A1', 'A2', 'bengio-latch', 'bengio-two-sequence', 'bengio-parity'],
  },
  { title: 'Delays and traces', nets: ['time-delay', 'gamma', 'narx', 'multiple-delays'] },
  { title: 'Time constants and hierarchies', nets: ['time-constants', 'additive', 'hierarchical', 'clockwork'] },
  { title: 'Gates', nets: ['lstm-1997', 'lstm-2000', 'lstm-peephole', 'lstm', 'gru'] },
]

const floor = -40
const logAxis = (label: string, low: number, high: number, step: number) => ({
  label,
  domain: [low, high] as const,
  ticks: Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step),
  text: powerOfTen,
})
const grey = '#6e7781'
const lineMark = (dash = ''): string =>
  `<path d="M-12,0L12,0" stroke="${grey}" stroke-width="1.75"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>`
const bandMark = `<rect x="-12" y="-6" width="24" height="12" fill="${grey}" fill-opacity="0.25"/>`
const medianKey = { mark: lineMark(), text: 'median of the seeds' }
const quartileKey = { mark: bandMark, text: 'middle half of the seeds' }

/** A line through the medians over seeds, up to the lag where most have no flow left. */
function overSeeds(label: string, index: number, xs: readonly number[], seeds: readonly (readonly (number | null)[])[]): Line {
  const at = (i: number): number[] => seeds.map(flow => flow[i] ?? Number.NEGATIVE_INFINITY)
  const kept = xs.map((_, i) => i).filter(i => median(at(i)) > Number.NEGATIVE_INFINITY)
  return {
    label,
    style: styleOf(index),
    points: kept.map((i): Point => [xs[i], median(at(i))]),
    ends: kept.length < xs.length,
    range: kept.map(i => [Math.max(floor, quantile(at(i), 0.25)), quantile(at(i), 0.75)] as const),
  }
}

export function flowOfNets({ lags, points, cells }: GradientFlowData, kind: 'factor' | 'jacobian'): Figure {
  const what =
    kind === 'factor'
      ? 'error at the unit that feels it most, per unit of output'
      : "norm of the product of the states' Jacobians"
  const ends = [0, points.length - 1]
  const panels = groups.flatMap(({ title, nets }) =>
    ends.map(point =>
      drawChart({
        title: `${title}, ${points[point] === 0 ? 'first weights' : `after ${count(points[point])} sequences`}`,
        x: { label: 'lag q in steps', domain: [0, lags.at(-1)!], ticks: [0, 10, 20, 30, 40] },
        y: logAxis(kind === 'factor' ? 'greatest factor' : 'spectral norm', floor, 10, 10),
        rules: [{ y: 0 }],
        lines: nets.flatMap((net, index) => {
          const found = cells.find(cell => cell.net === net)
          return found === undefined ? [] : [overSeeds(net, index, lags, found[kind][point])]
        }),
      }),
    ),
  )
  return {
    file: `figures/${kind === 'factor' ? 'scaling-factor' : 'jacobian-product'}.svg`,
    svg: drawSheet({
      title: `Error flow against lag: ${what}`,
      description: `Eight line charts, four groups of nets by two points of training; in each the ${what}, on a logarithmic scale, against the lag in steps.`,
      panels,
      key: [
        medianKey,
        quartileKey,
        { mark: `<circle r="4" fill="#ffffff" stroke="${grey}" stroke-width="1.75"/>`, text: 'nothing flows beyond this lag' },
      ],
    }),
    alt: `Line charts of the ${what} against the lag, four groups of nets before and after training; the table below holds the fitted rates.`,
    caption:
      kind === 'factor'
        ? 'Equations (1) and (2) from the output unit back to the unit that feels the error most. A line that ends has nothing left to show: the way back is cut, or saturated.'
        : 'The product of Jacobians over all states, as the learning rule follows it. LSTM-1997 stays at 1 whatever the lag; standard nets fall on a straight line, which is an exponential.',
  }
}

export function boundsFigure({ bounds: { lags, cells } }: GradientFlowData): Figure {
  const panels = [0.5, 0.9, 8].map(scale => {
    const cell = cells.find(each => each.units === 'logistic' && each.n === 10 && each.scale === scale)!
    const line = (label: string, index: number, values: readonly (number | null)[], dashed = false): Line => ({
      label,
      style: styleOf(index),
      dashed,
      points: lags.flatMap((q, i) => (values[i] === null ? [] : [[q, values[i]] as Point])),
    })
    return drawChart({
      title: `10 logistic units, |w| below ${scale} · 4/n`,
      x: { label: 'lag q in steps', domain: [0, lags.at(-1)!], ticks: [0, 10, 20, 30, 40] },
      y: logAxis('factor', -50, 40, 10),
      rules: [{ y: 0 }],
      lines: [
        line('a priori', 1, cell.bounds['row sum'].aPriori, true),
        line('on the way', 4, cell.bounds['row sum'].seed, true),
        line('without n', 5, cell.bounds['row sum'].withoutN, true),
        line('spectral norm', 2, cell.bounds.spectral.withoutN, true),
        line('measured', 0, cell.measured),
      ],
    })
  })
  return {
    file: 'figures/bounds.svg',
    svg: drawSheet({
      title: 'Measured scaling factors and their upper bounds',
      description:
        'Three line charts, for small, moderate and large weights: the greatest measured factor and four upper bounds, on a logarithmic scale, against the lag in steps.',
      panels,
      key: [
        { mark: lineMark(), text: 'greatest factor over all pairs of units, median of the seeds' },
        { mark: lineMark('5,3'), text: "upper bounds: the paper's with f' at its greatest (a priori)," },
        { mark: '', text: "with the greatest f' on the way, the same without n," },
        { mark: '', text: 'and that with the spectral norm' },
      ],
    }),
    alt: 'Line charts of the greatest measured factor and of four upper bounds against the lag, for three ranges of weights; the bounds are never exceeded and fall behind by orders of magnitude.',
    caption:
      'The bound holds everywhere and is loose everywhere, the more so the longer the lag. Without its factor n it still holds; the spectral norm brings it closest.',
  }
}

export function factorFigure({ factor: { curves } }: GradientFlowData): Figure {
  const shown = curves.filter(({ a, c }) => c === 0 || (c === -4 && a !== 0.5))
  const most = 40
  const name = ({ a, c }: { a: number; c: number }): string => `a = ${a}${c === 0 ? '' : `, rest ${String(c).replace('-', '−')}`}`
  return {
    file: 'figures/one-factor.svg',
    svg: drawSheet({
      title: 'One factor of an error path against its weight',
      description: `Line chart of f'(net) w against w for ${shown.length} settings of a logistic unit; maxima at ${shown.map(curve => `w = ${curve.weightByFormula.toFixed(3)} (${name(curve)})`).join(', ')}.`,
      panels: [
        drawChart({
          title: "f'(net) w of a logistic unit, net = w a + rest",
          x: { label: 'weight w', domain: [0, most], ticks: [0, 4, 10, 20, 30, 40] },
          y: { label: "factor f'(net) w", domain: [0, 4.5], ticks: [0, 1, 2, 3, 4] },
          rules: [{ y: 1 }, { x: 4 }],
          width: wideWidth,
          lines: [
            ...shown.map((curve, index) => ({
              label: name(curve),
              style: styleOf(index),
              points: factorCurve(curve.a, curve.c, most),
            })),
            ...shown.map((curve, index) => ({
              label: '',
              style: styleOf(index),
              scattered: true,
              points: [[curve.weightByFormula, curve.factor] as Point],
            })),
          ],
        }),
      ],
      key: [
        {
          mark: `<circle r="3.5" fill="${grey}"/>`,
          text: "maximum by the paper's formula w = coth(net/2) / a, which a search confirms",
        },
        { mark: lineMark('4,3'), text: 'a factor of 1, above which errors grow; w = 4, below which none can' },
      ],
    }),
    alt: "Line chart of f'(net) w against the weight: each curve rises to one maximum, marked where the formula puts it, and falls to zero for larger weights.",
    caption:
      'Larger weights do not help where the rest of the net input stays: beyond its maximum the factor falls faster than the weight grows.',
  }
}

export function scaleFigure({ scale: { gains, lines } }: GradientFlowData): Figure {
  const settings = [
    { title: 'Logistic units, random biases', units: 'logistic', biases: 'random' },
    { title: 'Logistic units, biases that centre them', units: 'logistic', biases: 'centred' },
    { title: 'tanh units', units: 'tanh', biases: 'random' },
  ] as const
  const panels = settings.map(({ title, units, biases }) =>
    drawChart({
      title,
      x: { label: "size of weights g = sd · √n · max f' (log scale)", domain: [0.25, 32], ticks: gains, place: log10 },
      y: {
        label: 'factor per step',
        domain: [-1, 0.5],
        ticks: [-1, -0.699, -0.301, 0, 0.301],
        text: value => String(Math.round(100 * exp(value * Math.LN10)) / 100),
      },
      rules: [{ y: 0 }],
      lines: lines
        .filter(line => line.units === units && line.biases === biases)
        .map((line, index) => ({
          label: `n = ${line.n}`,
          style: styleOf(index),
          points: gains.map((gain, i): Point => [gain, median(line.slopes[i].map(x => x ?? -99))]),
          range: gains.map((_, i) => {
            const values = line.slopes[i].map(x => x ?? -99)
            return [Math.max(-1, quantile(values, 0.25)), Math.max(-1, quantile(values, 0.75))] as const
          }),
        })),
    }),
  )
  return {
    file: 'figures/weight-scale.svg',
    svg: drawSheet({
      title: 'Decay per step against the size of the weights',
      description: 'Three line charts: the fitted factor per step against the size of the weights, for nets of 10 and 30 units.',
      panels,
      key: [medianKey, quartileKey, { mark: lineMark('4,3'), text: 'a factor of 1: above it errors blow up' }],
    }),
    alt: 'Line charts of the fitted factor per step against the size of the weights, for logistic and tanh nets of 10 and 30 units: from vanishing to exploding and, for still larger weights, back.',
    caption:
      'Between vanishing and blowing up there is a narrow range of weights, if any; still larger weights saturate the units.',
  }
}

export function unitsFigure({ units: { sizes, lag, lines } }: GradientFlowData): Figure {
  return {
    file: 'figures/units.svg',
    svg: drawSheet({
      title: `Greatest factor over ${lag} steps against the number of units`,
      description: `Line chart of the greatest factor at lag ${lag} against the number of logistic units, for weights of a fixed range and of one that shrinks with n.`,
      panels: [
        drawChart({
          title: `Greatest factor over ${lag} steps, logistic units`,
          x: { label: 'units n (log scale)', domain: [1, 32], ticks: sizes, place: log10 },
          y: logAxis('greatest factor', -25, 0, 5),
          width: wideWidth,
          lines: lines.map(({ range, greatest }, index) =>
            overSeeds(
              range === 'fixed' ? '|w| below 1' : '|w| below 2/√n',
              index,
              sizes,
              (greatest[0] ?? []).map((_, seed) => greatest.map(all => all[seed])),
            ),
          ),
        }),
      ],
      key: [medianKey, quartileKey],
    }),
    alt: `Line chart of the greatest factor over ${lag} steps against the number of units: it grows for weights of a fixed range and does not for a range that shrinks with the square root of n.`,
    caption: 'More units raise the flow when their weights keep their range, and not when that shrinks.',
  }
}
