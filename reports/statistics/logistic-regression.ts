// Success against one predictor x: log(p / (1 - p)) = intercept + slope x, by Fisher scoring. Where some x separates the solved from
// the unsolved, the likelihood has no maximum; Firth's penalty gives one: D. Firth (1993), "Bias reduction of maximum likelihood
// estimates", Biometrika 80(1):27-38, doi 10.1093/biomet/80.1.27; G. Heinze & M. Schemper (2002), "A solution to the problem of separation
// in logistic regression", Statistics in Medicine 21(16):2409-2419, doi 10.1002/sim.1047. With y of n solved at x and w = n p (1 - p),
//
//   l = Σ y log p + (n - y) log(1 - p)  [+ ½ log |I|, penalised],   I = Σ w (1, x)ᵀ(1, x)   (1)
//   U = Σ (y - n p  [+ h (½ - p)]) (1, x)ᵀ,   h = w (1, x) I⁻¹ (1, x)ᵀ                      (2)
//   step = J⁻¹ U, halved until l does not fall,   J = Σ (n [+ h]) p (1 - p) (1, x)ᵀ(1, x)   (3)
//
// J is the information of data in which each x has h trials more, half of them solved, as (2) reads; with I the steps can overshoot
// for ever.

import { exp, log, sigmoid } from '../../engine/math.ts'

export interface SuccessCount {
  readonly x: number
  readonly solved: number
  readonly trials: number
}

export interface LogisticFit {
  readonly intercept: number
  readonly slope: number
  /** Whether Firth's penalty was needed. */
  readonly penalised: boolean
  /** l of (1) at its maximum, without binomial coefficients. */
  readonly logLikelihood: number
}

/** Null where there are not trials at two different x: no slope then. Penalised only when the data are separated, unless told. */
export function logisticRegression(counts: readonly SuccessCount[], penalised = isSeparated(counts)): LogisticFit | null {
  const used = counts.filter(({ trials }) => trials > 0)
  if (new Set(used.map(({ x }) => x)).size < 2) return null
  const centre = used.reduce((sum, { x }) => sum + x, 0) / used.length
  const centred = used.map(count => ({ ...count, x: count.x - centre }))
  const value = (at: number, slope: number): number => logLikelihood(centred, at, slope, penalised)
  let [at, slope] = [0, 0]
  let best = value(at, slope)
  for (let iteration = 0; iteration < 200; iteration++) {
    const [atStep, slopeStep] = scoringStep(centred, at, slope, penalised)
    let part = 1
    let next = value(at + atStep, slope + slopeStep)
    // At the maximum steps are rounding errors, and l may fall by some.
    for (
      ;
      !(next >= best - 1e-12 * (1 + Math.abs(best))) && part > 1e-9;
      next = value(at + part * atStep, slope + part * slopeStep)
    )
      part /= 2
    at += part * atStep
    slope += part * slopeStep
    best = next
    if (Math.abs(atStep) <= 1e-13 * (1 + Math.abs(at)) && Math.abs(slopeStep) <= 1e-13 * (1 + Math.abs(slope))) break
  }
  return { intercept: at - slope * centre, slope, penalised, logLikelihood: best }
}

/** Whether the maximum of the plain likelihood lies at infinity: the x of solved and of unsolved trials share at most one end. */
export function isSeparated(counts: readonly SuccessCount[]): boolean {
  const solved = counts.filter(count => count.solved > 0).map(({ x }) => x)
  const unsolved = counts.filter(count => count.solved < count.trials).map(({ x }) => x)
  return Math.max(...solved) <= Math.min(...unsolved) || Math.max(...unsolved) <= Math.min(...solved)
}

/** (1). log p and log(1 - p) keep their digits where p is near 0 or 1. */
export function logLikelihood(counts: readonly SuccessCount[], intercept: number, slope: number, penalised: boolean): number {
  let sum = 0
  for (const { x, solved, trials } of counts) {
    const odds = intercept + slope * x
    sum += solved * Math.min(odds, 0) + (trials - solved) * Math.min(-odds, 0) - trials * log(1 + exp(-Math.abs(odds)))
  }
  if (!penalised) return sum
  const variance = (x: number): number => sigmoid(intercept + slope * x) * sigmoid(-intercept - slope * x)
  const { weight, spread } = information(
    counts,
    counts.map(({ x, trials }) => trials * variance(x)),
  )
  const determinant = weight * spread
  return determinant > 0 ? sum + log(determinant) / 2 : Number.NEGATIVE_INFINITY
}

interface Information {
  readonly weights: readonly number[]
  readonly weight: number
  readonly mean: number
  readonly spread: number
}

/** I as its weight Σ w, the mean of x so weighted, and the spread Σ w (x - mean)² about it: |I| = weight × spread. */
function information(counts: readonly SuccessCount[], weights: readonly number[]): Information {
  const weight = weights.reduce((sum, w) => sum + w, 0)
  const mean = weights.reduce((sum, w, i) => sum + w * counts[i]!.x, 0) / weight
  const spread = weights.reduce((sum, w, i) => sum + w * (counts[i]!.x - mean) * (counts[i]!.x - mean), 0)
  return { weights, weight, mean, spread }
}

/** (2) and (3): the full step in (intercept, slope). */
function scoringStep(counts: readonly SuccessCount[], intercept: number, slope: number, penalised: boolean): [number, number] {
  const variances = counts.map(({ x }) => sigmoid(intercept + slope * x) * sigmoid(-intercept - slope * x))
  const { weights, weight, mean, spread } = information(
    counts,
    counts.map(({ trials }, i) => trials * variances[i]!),
  )
  const added = counts.map(({ x }, i) => (penalised ? weights[i]! * (1 / weight + ((x - mean) * (x - mean)) / spread) : 0))
  const augmented = information(
    counts,
    counts.map(({ trials }, i) => (trials + added[i]!) * variances[i]!),
  )
  let [level, tilt] = [0, 0]
  for (const [i, { x, solved, trials }] of counts.entries()) {
    const p = sigmoid(intercept + slope * x)
    const u = solved - trials * p + added[i]! * (0.5 - p)
    level += u
    tilt += u * (x - augmented.mean)
  }
  return [level / augmented.weight - (augmented.mean * tilt) / augmented.spread, tilt / augmented.spread]
}
