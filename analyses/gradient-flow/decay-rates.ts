// The decay rate of a flow that was measured at some lags: the factor by which it changes per step, fitted from 5 steps on, with its interval
// over seeds.

import { exp } from '../../engine/math.ts'
import { type Estimate, estimate } from '../shared/estimates.ts'
import { slope } from '../shared/numbers.ts'

/** The first steps tell of the way from the output into the net, not of the way through time. */
const FIRST_LAG = 5

/** Slope of log10 of the flow per step; null where it is cut off: fewer than three lags with any flow. */
export function fittedRate(lags: readonly number[], flow: readonly (number | null)[]): number | null {
  const points = lags.flatMap((q, i) => (q >= FIRST_LAG && flow[i] !== null ? [[q, flow[i]] as const] : []))
  return points.length < 3 ? null : slope(points)
}

/** The longest lag at which any seed has a flow; undefined where that is the longest measured. */
export function cutOff(lags: readonly number[], seeds: readonly (readonly (number | null)[])[]): number | undefined {
  const last = lags.findLastIndex((_, i) => seeds.some(flow => flow[i] !== null))
  return last === lags.length - 1 ? undefined : lags[Math.max(0, last)]
}

/** Factor per step with its 95 % interval over seeds; undefined where fewer than two seeds have one. */
export function factorPerStep(lags: readonly number[], seeds: readonly (readonly (number | null)[])[]): Estimate | undefined {
  const rate = estimate(seeds.map(flow => fittedRate(lags, flow)))
  if (rate === undefined) return undefined
  const power = (x: number): number => exp(x * Math.LN10)
  return { mean: power(rate.mean), low: power(rate.low), high: power(rate.high), count: rate.count }
}
