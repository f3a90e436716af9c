// The share of trials solved by a time, with a band that holds the whole true curve with 95 %: A. Dvoretzky, J. Kiefer & J. Wolfowitz
// (1956), "Asymptotic minimax character of the sample distribution function and of the classical multinomial estimator", Annals of
// Mathematical Statistics 27(3):642-669, doi 10.1214/aoms/1177728174, with the constant of P. Massart (1990), "The tight constant in
// the Dvoretzky-Kiefer-Wolfowitz inequality", Annals of Probability 18(3):1269-1283, doi 10.1214/aop/1176990746:
//
//   P(sup |F_n - F| > e) <= 2 exp(-2 n e²),   e = sqrt(log(2 / α) / (2 n))               (1)

import { log } from '../../engine/math.ts'
import type { Interval } from './interval.ts'

export interface EcdfStep {
  readonly time: number
  /** Share of all trials solved at `time` or before, in (0, 1]. */
  readonly share: number
  readonly band: Interval
}

/**
 * One step per distinct finite time, ascending. Infinity stands for a trial that was not solved; the curve then holds up to the
 * smallest budget of such trials. Throws a RangeError for an empty list.
 */
export function ecdf(times: readonly number[], confidence = 0.95): readonly EcdfStep[] {
  const n = times.length
  const reach = dkwReach(n, confidence)
  const sorted = Float64Array.from(times).sort()
  const steps: EcdfStep[] = []
  for (let i = 0; i < n; i++) {
    const time = sorted[i]!
    if (time === sorted[i + 1] || !(time < Number.POSITIVE_INFINITY)) continue
    const share = (i + 1) / n
    steps.push({ time, share, band: { low: Math.max(0, share - reach), high: Math.min(1, share + reach) } })
  }
  return steps
}

/** Half the width e of the band (1) for n trials, before it is cut to [0, 1]. */
export function dkwReach(n: number, confidence = 0.95): number {
  if (!(n >= 1)) throw new RangeError(`Expected at least one time, got ${n}`)
  return Math.sqrt(log(2 / (1 - confidence)) / (2 * n))
}
