// Measured factors of random standard nets beside their bounds: how often a bound is exceeded (never, or a test fails), and how loose it is.

import type { HiddenUnits } from '../../methods/cells/fully-recurrent.ts'
import { median } from '../../reports/statistics/quantile.ts'
import type { Streams } from '../analysis.ts'
import { rounded } from '../shared/numbers.ts'
import { boundsOf, byNorm, closerBound, type NormName, normNames } from './bounds.ts'
import { runStandardNet, type StandardNet } from './standard-net.ts'

/** Sums of logarithms round: an excess below this (log10) is none. */
const ROUNDING = 1e-10

export type BoundsDesign = {
  readonly sizes: readonly number[]
  /** Greatest |w| as a multiple of 4/n for logistic and of 1/n for tanh units: below 1 the a-priori bound shrinks with the lag. */
  readonly scales: readonly number[]
  readonly seeds: number
  readonly lags: readonly number[]
  readonly length: number
}

export type BoundsCell = {
  readonly units: HiddenUnits
  readonly n: number
  readonly scale: number
  /** Medians over seeds of log10 of the greatest |r| over all pairs of units, by lag; null where it is 0. */
  readonly measured: readonly (number | null)[]
  /** By seed: mean over the first 20 steps back of the greatest f' among the units, over the greatest there is. */
  readonly slopes: readonly number[]
  /** By norm: medians over seeds of log10 of the bounds, by lag. */
  readonly bounds: {
    readonly [norm in NormName]: { readonly [bound in 'seed' | 'aPriori' | 'withoutN']: readonly (number | null)[] }
  }
}

export type BoundsData = {
  readonly lags: readonly number[]
  readonly cells: readonly BoundsCell[]
  /** Comparisons of a factor with a bound, and how many exceeded it: of the seed's (on the way, a priori), of its closer form, and without n. */
  readonly compared: number
  readonly exceeded: { readonly [bound in 'seed' | 'aPriori' | 'closer' | 'withoutN']: number }
}

/** A standard net with weights uniform in ± `most`, biases and input weights uniform in ± 1. */
export function randomNet(units: HiddenUnits, n: number, most: number, random: ReturnType<Streams>): StandardNet {
  const draw = (size: number, range: number): Float64Array =>
    Float64Array.from({ length: size }, () => random.between(-range, range))
  return { units, n, weights: draw(n * n, most), biases: draw(n, 1), inputs: draw(n, 1) }
}

export function measureBounds({ sizes, scales, seeds, lags, length }: BoundsDesign, streams: Streams): BoundsData {
  const qMax = lags.at(-1)!
  const exceeded = { seed: 0, aPriori: 0, closer: 0, withoutN: 0 }
  let compared = 0
  const cells: BoundsCell[] = []
  for (const units of ['logistic', 'tanh'] as const)
    for (const n of sizes)
      for (const scale of scales) {
        const most = (scale * (units === 'logistic' ? 4 : 1)) / n
        const runs = Array.from({ length: seeds }, (_, seed) => {
          const random = streams('bounds', units, n, scale, seed + 1)
          const net = randomNet(units, n, most, random)
          const { factors, slopes } = runStandardNet(
            net,
            Array.from({ length }, () => random.normal()),
            qMax,
          )
          const greatest = factors.map(pairs => pairs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY))
          const bounds = byNorm(norm => boundsOf(net, slopes, qMax, norm))
          for (let q = 1; q <= qMax; q++)
            for (const norm of normNames)
              for (const kind of ['seed', 'aPriori', 'withoutN'] as const) {
                compared++
                if (greatest[q] > bounds[norm][kind][q - 1] + ROUNDING) exceeded[kind]++
              }
          for (let k = 0; k < n; k++)
            for (let v = 0; v < n; v++) {
              const closer = closerBound(net, slopes, qMax, k, v)
              for (let q = 2; q <= qMax; q++) {
                compared++
                if (factors[q][k * n + v] > closer[q - 2] + ROUNDING) exceeded.closer++
              }
            }
          const first = slopes.slice(1, 21).map(all => all.reduce((a, b) => Math.max(a, b), 0))
          const steepest = first.reduce((sum, y) => sum + y, 0) / first.length / (units === 'logistic' ? 0.25 : 1)
          return { greatest, bounds, steepest }
        })
        const over = (of: (run: (typeof runs)[number], q: number) => number) =>
          lags.map(q => rounded(median(runs.map(run => of(run, q))), 4))
        cells.push({
          units,
          n,
          scale,
          slopes: runs.map(run => rounded(run.steepest, 4)!),
          measured: over((run, q) => run.greatest[q]),
          bounds: byNorm(norm => ({
            seed: over((run, q) => run.bounds[norm].seed[q - 1]),
            aPriori: over((run, q) => run.bounds[norm].aPriori[q - 1]),
            withoutN: over((run, q) => run.bounds[norm].withoutN[q - 1]),
          })),
        })
      }
  return { lags, cells, compared, exceeded }
}
