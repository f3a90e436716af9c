// A learning rate that helps out of plateaus: lower while the likelihood improves, higher while it stays flat (Y. Bengio & P. Frasconi 1994,
// NIPS 6, section 6, which gives no numbers).

export interface RateSchedule {
  readonly learningRate: number
  /** The rate is multiplied by this when the likelihood has changed. */
  readonly decrease: number
  /** And by this when it has not. */
  readonly increase: number
  /** Sequences over which the likelihood is averaged. */
  readonly period: number
  /** A relative change below this is none. */
  readonly flatness: number
  readonly greatestRate: number
}

/** Hears of the log-likelihood of every sequence learned from. */
export function rateSchedule({ learningRate, decrease, increase, period, flatness, greatestRate }: RateSchedule) {
  let before: number | undefined
  let sum = 0
  let count = 0
  const schedule = {
    rate: learningRate,
    saw(logLikelihood: number) {
      // One impossible sequence must not hide what the others say.
      sum += Math.max(-1000, logLikelihood)
      if (++count < period) return
      const mean = sum / period
      if (before !== undefined) {
        const flat = Math.abs(mean - before) <= flatness * Math.abs(before)
        schedule.rate = flat ? Math.min(greatestRate, schedule.rate * increase) : schedule.rate * decrease
      }
      before = mean
      sum = 0
      count = 0
    },
  }
  return schedule
}
