// The product-limit estimate of a law of waiting times of which some are only known to exceed a bound (censored): E. L. Kaplan &
// P. Meier (1958), "Nonparametric estimation from incomplete observations", Journal of the American Statistical Association
// 53(282):457-481, doi 10.1080/01621459.1958.10501452. With d_i events among n_i at risk at the i-th event time,
//
//   S(t) = Π (1 - d_i / n_i)                                                             (1)
//   se(log S)² = Σ d_i / (n_i (n_i - d_i))                       (Greenwood 1926)        (2)
//
// Here an event is "solved" and the waiting time is what it took; a trial that was not solved is censored where its budget ended.

export interface WaitingTime {
  /** When it was solved, or how far it was watched. Infinity: it was never going to be solved. */
  readonly time: number
  readonly solved: boolean
}

export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly events: number
  /** S just after `time`: the share not yet solved, in [0, 1]. */
  readonly survival: number
  /** Standard error of log S, by Greenwood's formula; Infinity where S is 0. */
  readonly logStandardError: number
}

/** One step per distinct event time, ascending; none when all are censored. A time censored at an event time was still at risk then. */
export function kaplanMeier(times: readonly WaitingTime[]): readonly SurvivalStep[] {
  const sorted = [...times].sort((a, b) => a.time - b.time)
  const steps: SurvivalStep[] = []
  let survival = 1
  let variance = 0
  for (let i = 0; i < sorted.length; ) {
    const { time } = sorted[i]!
    const atRisk = sorted.length - i
    let events = 0
    for (; i < sorted.length && sorted[i]!.time === time; i++) if (sorted[i]!.solved) events++
    if (events === 0) continue
    survival *= (atRisk - events) / atRisk // (1)
    variance += events / (atRisk * (atRisk - events)) // (2)
    steps.push({ time, atRisk, events, survival, logStandardError: Math.sqrt(variance) })
  }
  return steps
}
