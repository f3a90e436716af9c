// Learning curves of one combination: mean error, or fraction correct, against sequences (log scale), a line for each seed. The line of a
// trial that was not solved is dashed. The pointer is told the nearest point.

import { styleOf } from '../../figures/palette.ts'
import { count, large } from '../../format.ts'
import { svg } from './elements.ts'
import { hideTip, showTip } from './tip.ts'

export interface Curve {
  readonly seed: number
  readonly solved: boolean
  readonly points: readonly CurvePoint[]
}

export interface CurvePoint {
  readonly sequences: number
  readonly meanError: number | null
  readonly fractionCorrect: number | null
}

type Quantity = 'meanError' | 'fractionCorrect'

const width = 460
const height = 250
const frame = { left: 52, right: 446, top: 30, bottom: 212 } as const

export function curveChart(curves: readonly Curve[], quantity: Quantity, title: string): SVGSVGElement {
  const all = curves.flatMap(({ points }) => points)
  const values = all.flatMap(point => point[quantity] ?? [])
  const most = quantity === 'fractionCorrect' ? 1 : niceCeiling(Math.max(...values, 1e-9))
  const logs = all.map(({ sequences }) => Math.log10(sequences))
  const [from, to] = [Math.min(...logs), Math.max(...logs, Math.min(...logs) + 0.1)]
  const x = (sequences: number): number =>
    frame.left + ((Math.log10(sequences) - from) / (to - from)) * (frame.right - frame.left)
  const y = (value: number): number => frame.bottom - (value / most) * (frame.bottom - frame.top)
  const lines = curves.map(({ seed, solved, points }, index) => {
    const seen = points.filter(point => point[quantity] !== null)
    const path = seen.map(
      (point, i) => `${i === 0 ? 'M' : 'L'}${x(point.sequences).toFixed(1)},${y(point[quantity]!).toFixed(1)}`,
    )
    return svg('path', {
      d: path.join(''),
      fill: 'none',
      stroke: colourOf(index),
      'stroke-width': 1.6,
      'data-seed': seed,
      ...(solved ? {} : { 'stroke-dasharray': '5 3' }),
    })
  })
  const mark = svg('circle', { r: 4, fill: 'none', stroke: 'currentColor', 'stroke-width': 2, visibility: 'hidden' })
  const chart = svg(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      class: 'curve',
      role: 'img',
      'aria-label': `${title}; the numbers are in the table below`,
    },
    svg('text', { x: 8, y: 16, class: 'title' }, title),
    ...[0, 0.25, 0.5, 0.75, 1].flatMap(part => [
      svg('line', { x1: frame.left, x2: frame.right, y1: y(part * most), y2: y(part * most), class: 'grid' }),
      svg(
        'text',
        { x: frame.left - 6, y: y(part * most), dy: '0.35em', 'text-anchor': 'end' },
        String(Number((part * most).toPrecision(3))),
      ),
    ]),
    ...ticks(from, to).map(value => svg('text', { x: x(value), y: frame.bottom + 16, 'text-anchor': 'middle' }, large(value))),
    svg('text', { x: frame.right, y: height - 6, 'text-anchor': 'end' }, 'training sequences (log scale)'),
    ...lines,
    mark,
  )
  const places = curves.flatMap(({ seed, points }) =>
    points.flatMap(point => (point[quantity] === null ? [] : [{ seed, point, x: x(point.sequences), y: y(point[quantity]) }])),
  )
  chart.addEventListener('pointermove', event => {
    const scale = width / chart.getBoundingClientRect().width
    const [px, py] = [
      scale * (event.clientX - chart.getBoundingClientRect().left),
      scale * (event.clientY - chart.getBoundingClientRect().top),
    ]
    const distance = (place: { x: number; y: number }): number => Math.hypot(place.x - px, place.y - py)
    const nearest = places.reduce((best, place) => (distance(place) < distance(best) ? place : best))
    mark.setAttribute('cx', String(nearest.x))
    mark.setAttribute('cy', String(nearest.y))
    mark.setAttribute('visibility', 'visible')
    const { sequences, meanError, fractionCorrect } = nearest.point
    showTip(
      [
        `seed ${nearest.seed}, up to sequence ${count(sequences)}`,
        `mean error ${meanError ?? '–'}`,
        `fraction correct ${fractionCorrect ?? '–'}`,
      ].join('\n'),
      event.clientX,
      event.clientY,
    )
  })
  chart.addEventListener('pointerleave', () => {
    mark.setAttribute('visibility', 'hidden')
    hideTip()
  })
  return chart
}

/** The palette's black is the page's ink, which turns with it. */
export function colourOf(index: number): string {
  const { color } = styleOf(index)
  return color === '#000000' ? 'currentColor' : color
}

function niceCeiling(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  return unit * ([1, 2, 4, 5, 8, 10].find(step => step * unit >= value * (1 - 1e-9)) ?? 10)
}

/** Powers of ten within the range, with 2 and 5 between them where the range is short. */
function ticks(from: number, to: number): number[] {
  const steps = to - from > 2 ? [1] : to - from > 1 ? [1, 3] : [1, 2, 5]
  const all = Array.from({ length: 16 }, (_, power) => steps.map(step => step * 10 ** power)).flat()
  return all.filter(value => Math.log10(value) >= from - 1e-9 && Math.log10(value) <= to + 1e-9)
}
