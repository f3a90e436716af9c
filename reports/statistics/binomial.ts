// Probabilities of the binomial and the hypergeometric law, by the logarithms of factorials. All sums are of positive terms, so small
// tails keep their digits.

import { exp, log } from '../../engine/math.ts'

/** log 0!, log 1!, ... log n! */
export function logFactorials(n: number): Float64Array {
  const logs = new Float64Array(n + 1)
  for (let k = 2; k <= n; k++) logs[k] = logs[k - 1]! + log(k)
  return logs
}

/** P(X = k) for k = 0..n, X the number of successes in n trials of probability p in [0, 1]. */
export function binomialLaw(n: number, p: number, logs: Float64Array = logFactorials(n)): Float64Array {
  const law = new Float64Array(n + 1)
  if (p === 0 || p === 1) {
    law[p * n] = 1
    return law
  }
  const success = log(p)
  const failure = log(1 - p)
  for (let k = 0; k <= n; k++) law[k] = exp(logs[n]! - logs[k]! - logs[n - k]! + k * success + (n - k) * failure)
  return law
}

/** P(X <= k); 0 for k < 0. */
export function binomialTail(k: number, n: number, p: number): number {
  let sum = 0
  const law = binomialLaw(n, p)
  for (let i = 0; i <= k; i++) sum += law[i]!
  return sum
}

/** P(X = k) for k = 0..drawn, X the number marked among `drawn` of `total` of which `marked` are marked. */
export function hypergeometricLaw(drawn: number, marked: number, total: number, logs = logFactorials(total)): Float64Array {
  const choose = (n: number, k: number): number => logs[n]! - logs[k]! - logs[n - k]!
  const law = new Float64Array(drawn + 1)
  const most = Math.min(drawn, marked)
  for (let k = Math.max(0, drawn + marked - total); k <= most; k++) {
    law[k] = exp(choose(marked, k) + choose(total - marked, drawn - k) - choose(total, drawn))
  }
  return law
}
