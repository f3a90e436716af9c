// The median waiting time under censoring, from a product-limit estimate, with the interval of R. Brookmeyer & J. Crowley (1982),
// "A confidence interval for the median survival time", Biometrics 38(1):29-41, doi 10.2307/2530286: all times at which the
// estimate is no further from one half than its standard error allows. The comparison is made on the scale log(-log S), on which
// the estimate is nearer to normal in small samples; the limits are those of R's survfit(conf.type = "log-log").

import { type Interval, Z95 } from './interval.ts'
import type { SurvivalStep } from './kaplan-meier.ts'
import { logLogLimit } from './survival-interval.ts'

export interface MedianTime {
  /** Null when less than half were solved. */
  readonly median: number | null
  /** 95 %. Null when no lower limit can be given: nothing solved, or all at one time. */
  readonly interval: Interval | null
}

export function medianTime(steps: readonly SurvivalStep[], z: number = Z95): MedianTime {
  const low = crossing(steps, step => logLogLimit(step, z))
  return {
    median: crossing(steps, step => step.survival),
    interval: low === null ? null : { low, high: crossing(steps, step => logLogLimit(step, -z)) ?? Number.POSITIVE_INFINITY },
  }
}

/**
 * The first time at which a falling curve is at one half or below; the middle of the stretch where it is exactly one half, if an event
 * ends that stretch. (Where none does, R takes the middle to the last censored time, which here would only show the budget.)
 */
function crossing(steps: readonly SurvivalStep[], curve: (step: SurvivalStep) => number): number | null {
  const at = steps.findIndex(step => curve(step) <= 0.5 + 1e-9)
  if (at < 0) return null
  const next = steps[at + 1]
  const level = Math.abs(curve(steps[at]!) - 0.5) < 1e-9
  return level && next !== undefined ? (steps[at]!.time + next.time) / 2 : steps[at]!.time
}
