// A confidence interval, and the normal quantile behind those that lean on a normal law.

/** `high` is Infinity where the data give no upper limit. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The 97.5 % point of the standard normal law: R, qnorm(0.975). */
export const Z95 = 1.959963984540054
