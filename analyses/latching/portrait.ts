// The seed's figure 1, computed: the plane of a map of two tanh units, the basin of one attractor, in it where |M'| < 1, and trajectories under noise.
// That |M'| < 1 at a state is not yet a latch, as the figure's round regions make one think: where units saturate it is so up to the very border of
// the basin. What latches is |M'| < 1 from there on, at every step (Bengio, Simard & Frasconi's reduced attracting set): a part of its own here.

import type { Streams } from '../analysis.ts'
import { rounded, steps } from '../shared/numbers.ts'
import { fixedPointFrom, gradientAlong, nameAttractor, normAt, type SmallMap, stepMap } from './small-map.ts'

const partNames = ['1', '2', '3'] as const
type Part = (typeof partNames)[number]

export type PortraitDesign = {
  readonly weights: readonly number[]
  readonly biases: readonly number[]
  /** The plane: both net inputs from -extent to extent, in a grid of cells × cells. */
  readonly extent: number
  readonly cells: number
  readonly deviation: number
  readonly steps: number
  readonly runs: number
}

export type Trajectory = {
  readonly points: readonly (readonly [number, number])[]
  /** Whether noise alone brought the bit over: the attractor that the end falls to is another. */
  readonly lost: boolean
}

export type PortraitData = {
  readonly extent: number
  readonly cells: number
  readonly attractors: readonly (readonly [number, number])[]
  /**
   * A string for each row of the grid, from the lowest a_2 up: '0' another basin; in the basin '1' where |M'| >= 1, '2' where |M'| < 1 at first
   * but not always, '3' where |M'| < 1 from there on.
   */
  readonly rows: readonly string[]
  /** One that stays, from part 3, and one that is kicked out, from part 1. */
  readonly inside: Trajectory
  readonly outside: Trajectory
  /** Of the runs that start in parts 1, 2 and 3, how many lose the bit. */
  readonly lost: readonly number[]
  readonly runs: number
}

export function portrait(design: PortraitDesign, streams: Streams): PortraitData {
  const { extent, cells, deviation, runs } = design
  const map: SmallMap = { n: 2, weights: Float64Array.from(design.weights), biases: Float64Array.from(design.biases) }
  const known: Float64Array[] = []
  const basinOf = (a: Float64Array): number => {
    const end = fixedPointFrom(map, a)
    return end === undefined ? -1 : nameAttractor(known, end)
  }
  // The attractor in the upper right is number 0.
  basinOf(Float64Array.of(extent, extent))
  const middles = steps(-extent + extent / cells, extent - extent / cells, cells)
  const rows = middles.map(y =>
    middles
      .map(x => {
        const a = Float64Array.of(x, y)
        if (basinOf(a) !== 0) return '0'
        if (normAt(map, a) >= 1) return '1'
        return gradientAlong(map, a, 200).contracting ? '3' : '2'
      })
      .join(''),
  )
  const random = streams('portrait')
  const startIn = (part: Part): Float64Array => {
    if (!rows.some(row => row.includes(part)))
      throw new RangeError(
        `Expected a map with an attractor in the upper right and a basin of three parts, found no part ${part}`,
      )
    for (;;) {
      const [row, column] = [random.integer(0, cells - 1), random.integer(0, cells - 1)]
      if (rows[row][column] === part) return Float64Array.of(middles[column], middles[row])
    }
  }
  const run = (part: Part): Trajectory => {
    const a = startIn(part)
    const points = [[rounded(a[0], 3)!, rounded(a[1], 3)!] as const]
    for (let t = 0; t < design.steps; t++) {
      stepMap(map, a, { deviation, random })
      points.push([rounded(a[0], 3)!, rounded(a[1], 3)!])
    }
    return { points, lost: basinOf(a) !== 0 }
  }
  const parts = partNames.map(part => Array.from({ length: runs }, () => run(part)))
  return {
    extent,
    cells,
    attractors: known.map(a => [rounded(a[0], 6)!, rounded(a[1], 6)!] as const),
    rows,
    // The first run that shows what most of its part do, and what some of the other part do.
    inside: parts[2].find(({ lost: gone }) => !gone) ?? parts[2][0],
    outside: parts[0].find(({ lost: gone }) => gone) ?? parts[0][0],
    lost: parts.map(all => all.filter(trajectory => trajectory.lost).length),
    runs,
  }
}
