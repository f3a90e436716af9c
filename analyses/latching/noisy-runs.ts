// One bit in one unit under noise: many runs of (1) in one-unit.ts from states all over a basin, each with the gradient of its own trajectory.
//   region   |M'| > 1 or < 1 at the state where a run starts: how many bits are lost, and how the gradient over the run is scaled
//   rate     the mean of log |M'| along a run (the gradient's rate) against whether its bit survived

import { tanh } from '../../engine/math.ts'
import { quantile } from '../../reports/statistics/quantile.ts'
import type { Streams } from '../analysis.ts'
import { log10, rounded } from '../shared/numbers.ts'
import { attractor, edge, slopeAt } from './one-unit.ts'

export type RunsDesign = {
  readonly weights: readonly number[]
  readonly deviations: readonly number[]
  readonly steps: number
  readonly runs: number
}

export type RegionCount = {
  readonly runs: number
  readonly lost: number
  /** Quartiles of log10 |d a(T) / d a(0)|. */
  readonly gradient: readonly (number | null)[]
}

export type NoisyCell = {
  readonly w: number
  readonly deviation: number
  /** Runs that start where |M'| > 1, and where it is < 1. */
  readonly expanding: RegionCount
  readonly contracting: RegionCount
  /** Runs on which |M'| < 1 at every step, and the others. */
  readonly always: RegionCount
  readonly notAlways: RegionCount
  /** Runs whose gradient did not shrink: |d a(T) / d a(0)| >= 1. */
  readonly undiminished: RegionCount
}

interface Run {
  readonly startsExpanding: boolean
  readonly alwaysContracting: boolean
  readonly lost: boolean
  /** log10 |d a(T) / d a(0)|. */
  readonly gradient: number
}

const countOf = (runs: readonly Run[]): RegionCount => ({
  runs: runs.length,
  lost: runs.filter(({ lost }) => lost).length,
  gradient: [0.25, 0.5, 0.75].map(p =>
    rounded(
      quantile(
        runs.map(({ gradient }) => gradient),
        p,
      ),
      3,
    ),
  ),
})

export function noisyRuns({ weights, deviations, steps, runs }: RunsDesign, streams: Streams): NoisyCell[] {
  return weights.flatMap(w =>
    deviations.map(deviation => {
      const random = streams('noisy runs', w, deviation)
      const [s, top] = [edge(w), 1.5 * attractor(w)]
      const all = Array.from({ length: runs }, (): Run => {
        const start = random.between(0, top)
        let [a, gradient, always] = [start, 0, true]
        for (let t = 0; t < steps; t++) {
          const slope = slopeAt(w, a)
          if (slope >= 1) always = false
          gradient += log10(slope)
          a = w * tanh(a) + deviation * random.normal()
        }
        return { startsExpanding: start < s, alwaysContracting: always, lost: a < 0, gradient }
      })
      return {
        w,
        deviation,
        expanding: countOf(all.filter(run => run.startsExpanding)),
        contracting: countOf(all.filter(run => !run.startsExpanding)),
        always: countOf(all.filter(run => run.alwaysContracting)),
        notAlways: countOf(all.filter(run => !run.alwaysContracting)),
        undiminished: countOf(all.filter(run => run.gradient >= 0)),
      }
    }),
  )
}
