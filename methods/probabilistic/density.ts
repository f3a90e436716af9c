// How likely a state finds what it must emit: the densities f_Y of Y. Bengio & P. Frasconi (1995), NIPS 7, section 3, with means η.
//   softmax   multinomial  log f = Σ_k y_k log η_k
//   logistic  Bernoulli    log f = Σ_k ( y_k log η_k + (1 - y_k) log(1 - η_k) )
//   identity  Gaussian     log f = -1/2 Σ_k ( (y_k - η_k)² / v_k + log(2π v_k) )

import { exp, log } from '../../engine/math.ts'
import type { Link, Rows } from './rows.ts'

const LOG_2_PI = 1.8378770664093453

/** y log p, and 0 for what is neither there nor expected. */
const weightedLog = (y: number, p: number): number => (y === 0 ? 0 : y * log(p))

function logDensity(link: Link, emitted: Float64Array, { values, variances }: Rows, offset: number): number {
  let sum = 0
  for (let k = 0; k < emitted.length; k++) {
    const y = emitted[k]
    const mean = values[offset + k]
    if (link === 'softmax') sum += weightedLog(y, mean)
    else if (link === 'logistic') sum += weightedLog(y, mean) + weightedLog(1 - y, 1 - mean)
    else {
      const miss = y - mean
      const variance = variances[offset + k]
      sum -= ((miss * miss) / variance + log(variance) + LOG_2_PI) / 2
    }
  }
  return sum
}

/**
 * Multiplies each state's likelihood at `at` by f of `emitted` [width] over the greatest f of any state. `offset` is where the first state's row
 * starts in `rows`. Returns the log of what was divided by; -Infinity, and all is left as it is, where no state can emit that.
 */
export function multiplyDensities(
  link: Link,
  emitted: Float64Array,
  rows: Rows,
  offset: number,
  likelihoods: Float64Array,
  at: number,
  logs: Float64Array,
): number {
  let greatest = Number.NEGATIVE_INFINITY
  for (let j = 0; j < logs.length; j++) {
    logs[j] = logDensity(link, emitted, rows, offset + j * emitted.length)
    greatest = Math.max(greatest, logs[j])
  }
  if (greatest > Number.NEGATIVE_INFINITY) for (let j = 0; j < logs.length; j++) likelihoods[at + j] *= exp(logs[j] - greatest)
  return greatest
}

/** What the E-step counts of `emitted` when `posterior`, from `at` on, tells who emitted it; arguments as above. */
export function countEmission(
  emitted: Float64Array,
  { counts, squares, uses }: Rows,
  offset: number,
  posterior: Float64Array,
  at: number,
  states: number,
): void {
  const width = emitted.length
  const firstUse = offset / width
  for (let j = 0; j < states; j++) {
    const weight = posterior[at + j]
    uses[firstUse + j] += weight
    for (let k = 0; k < width; k++) {
      const i = offset + j * width + k
      counts[i] += weight * emitted[k]
      if (squares.length > 0) squares[i] += weight * emitted[k] * emitted[k]
    }
  }
}
