// The constants of CMA-ES for n coordinates: N. Hansen (2016), "The CMA evolution strategy: a tutorial", arXiv:1604.00772, table 1, with
// positive weights only; for a diagonal covariance faster learning after R. Ros & N. Hansen (2008), PPSN X, 296-305.

import { log } from '../../engine/math.ts'

export interface CmaConstants {
  readonly lambda: number
  readonly mu: number
  /** w_1 >= ... >= w_μ > 0, adding up to 1. */
  readonly weights: Float64Array
  /** 1 - c_σ, and sqrt(c_σ (2 - c_σ) μ_eff). */
  readonly keepSigma: number
  readonly gainSigma: number
  /** c_σ / d_σ. */
  readonly damping: number
  /** 1 - c_c, and sqrt(c_c (2 - c_c) μ_eff). */
  readonly keepPath: number
  readonly gainPath: number
  /** c_c (2 - c_c). */
  readonly lostVariance: number
  readonly c1: number
  readonly cMu: number
  /** 1 - c_1 - c_μ. */
  readonly keepC: number
  /** E|N(0, I)|. */
  readonly expectedNorm: number
  /** Generations between decompositions, whose cost is thus at most that of the updates. */
  readonly decomposeEvery: number
  /** Over so many generations the best cost must change. */
  readonly levelGenerations: number
}

/** `population`: λ, where it is not 4 + floor(3 ln n). */
export function cmaConstants(
  n: number,
  { population, covariance }: { readonly population?: number; readonly covariance: 'full' | 'diagonal' },
): CmaConstants {
  const lambda = population ?? 4 + Math.floor(3 * log(n))
  const mu = Math.floor(lambda / 2)
  const weights = Float64Array.from({ length: mu }, (_, i) => log((lambda + 1) / 2) - log(i + 1))
  const total = weights.reduce((sum, w) => sum + w, 0)
  for (let i = 0; i < mu; i++) weights[i] /= total
  const muEff = 1 / weights.reduce((sum, w) => sum + w * w, 0)
  const cSigma = (muEff + 2) / (n + muEff + 5)
  const dSigma = 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma
  const cPath = (4 + muEff / n) / (n + 4 + (2 * muEff) / n)
  const faster = covariance === 'diagonal' ? (n + 2) / 3 : 1
  const c1 = Math.min(1, (faster * 2) / ((n + 1.3) * (n + 1.3) + muEff))
  const cMu = Math.min(1 - c1, (faster * 2 * (muEff - 2 + 1 / muEff)) / ((n + 2) * (n + 2) + muEff))
  return {
    lambda,
    mu,
    weights,
    keepSigma: 1 - cSigma,
    gainSigma: Math.sqrt(cSigma * (2 - cSigma) * muEff),
    damping: cSigma / dSigma,
    keepPath: 1 - cPath,
    gainPath: Math.sqrt(cPath * (2 - cPath) * muEff),
    lostVariance: cPath * (2 - cPath),
    c1,
    cMu,
    keepC: 1 - c1 - cMu,
    expectedNorm: Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n)),
    decomposeEvery: covariance === 'full' ? Math.max(1, Math.floor(1 / (10 * n * (c1 + cMu)))) : 1,
    levelGenerations: 10 + Math.ceil((30 * n) / lambda),
  }
}
