// CMA-ES, evolution strategy with covariance matrix adaptation: points are drawn from a normal distribution whose mean, step size σ and
// covariance C follow the better half of them.
//
// N. Hansen & A. Ostermeier (2001), "Completely derandomized self-adaptation in evolution strategies", Evolutionary Computation
// 9(2):159-195, doi 10.1162/106365601750190398; with the rank-μ update and the constants of N. Hansen (2016), "The CMA evolution strategy: a
// tutorial", arXiv:1604.00772, figure 6 and table 1 (positive weights only). n coordinates, λ points x = m + σ y, y ~ N(0, C):
//   (1) y_w = Σ w_i y_(i:λ) over the best μ = λ/2,   m += σ y_w
//   (2) p_σ = (1 - c_σ) p_σ + sqrt(c_σ (2 - c_σ) μ_eff) C^(-1/2) y_w,   σ *= exp(c_σ/d_σ (|p_σ| / E|N(0, I)| - 1))
//   (3) p_c = (1 - c_c) p_c + h sqrt(c_c (2 - c_c) μ_eff) y_w,   h = 0 while |p_σ| is large, else 1
//   (4) C = (1 - c_1 - c_μ + (1 - h) c_1 c_c (2 - c_c)) C + c_1 p_c p_cᵀ + c_μ Σ w_i y_(i:λ) y_(i:λ)ᵀ

import { exp } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import { type CmaConstants, cmaConstants } from './cma-constants.ts'
import { type Covariance, diagonalCovariance, fullCovariance } from './covariance.ts'
import type { PointSearch } from './point-search.ts'

export interface CmaOptions {
  /** σ at the start. */
  readonly sigma: number
  /** λ, at least 4. Default 4 + floor(3 ln n). */
  readonly population?: number
  readonly covariance: 'full' | 'diagonal'
}

export interface Cma extends PointSearch {
  readonly covariance: Covariance
  readonly sigma: () => number
}

/** A distribution so much narrower than at the start, or so much longer than wide, ends a search; as do costs that stay the same. */
const NARROW = 1e-12
const ELONGATED = 1e7
const LEVEL = 1e-12

/** Starts with the mean `start` [n]. */
export function cmaEs(start: Float64Array, options: CmaOptions, random: RandomStream): Cma {
  const n = start.length
  const constants = cmaConstants(n, options)
  const { lambda, mu, weights, levelGenerations } = constants
  const covariance = options.covariance === 'full' ? fullCovariance(n) : diagonalCovariance(n)
  const [mean, best] = [start.slice(), start.slice()]
  const vector = (): Float64Array => new Float64Array(n)
  const [z, yw, white, pathSigma, pathC] = [vector(), vector(), vector(), vector(), vector()]
  const ys = Array.from({ length: lambda }, vector)
  const costs = new Float64Array(lambda)
  const order = Array.from({ length: lambda }, (_, i) => i)
  const generationBests: number[] = []
  let [sigma, bestCost, told, generation, decay] = [options.sigma, Infinity, 0, 0, 1]
  let stuck = false

  const update = (): void => {
    // Sorting is stable: of equal points the earlier one is the better.
    order.sort((a, b) => a - b).sort((a, b) => (costs[a] < costs[b] ? -1 : costs[a] > costs[b] ? 1 : 0))
    yw.fill(0)
    for (let k = 0; k < mu; k++) for (let i = 0; i < n; i++) yw[i] += weights[k] * ys[order[k]][i]
    for (let i = 0; i < n; i++) mean[i] += sigma * yw[i] // (1)
    covariance.whiten(yw, white)
    generation++
    const { stepSize, h } = adaptPaths(constants, { pathSigma, pathC, white, yw }, () => (decay *= constants.keepSigma))
    covariance.scale(constants.keepC + (h ? 0 : constants.c1 * constants.lostVariance))
    covariance.addOuter(constants.c1, pathC)
    for (let k = 0; k < mu; k++) covariance.addOuter(constants.cMu * weights[k], ys[order[k]])
    sigma *= stepSize
    if (generation % constants.decomposeEvery === 0) covariance.decompose()
    checkStuck()
  }
  const checkStuck = (): void => {
    generationBests.push(costs[order[0]])
    if (generationBests.length > levelGenerations) generationBests.shift()
    const { longest, shortest } = covariance.extent()
    const level =
      generationBests.length === levelGenerations &&
      Math.max(...generationBests) - Math.min(...generationBests) < LEVEL &&
      costs[order[lambda - 1]] - costs[order[0]] < LEVEL
    stuck = level || !(sigma * longest > NARROW * options.sigma) || !(longest < ELONGATED * shortest) || sigma === Infinity
  }
  return {
    best,
    covariance,
    sigma: () => sigma,
    get bestCost() {
      return bestCost
    },
    get stuck() {
      return stuck
    },
    propose(point) {
      for (let i = 0; i < n; i++) z[i] = random.normal()
      covariance.shape(z, ys[told])
      for (let i = 0; i < n; i++) point[i] = mean[i] + sigma * ys[told][i]
    },
    tell(cost) {
      costs[told] = cost
      if (cost < bestCost) {
        bestCost = cost
        for (let i = 0; i < n; i++) best[i] = mean[i] + sigma * ys[told][i]
      }
      if (++told < lambda) return
      told = 0
      update()
    },
  }
}

interface Paths {
  readonly pathSigma: Float64Array
  readonly pathC: Float64Array
  readonly white: Float64Array
  readonly yw: Float64Array
}

/** (2) and (3). `decayed` gives (1 - c_σ)^generation: in the first generations the path is shorter than it will be. */
function adaptPaths(constants: CmaConstants, { pathSigma, pathC, white, yw }: Paths, decayed: () => number) {
  const { keepSigma, gainSigma, keepPath, gainPath, expectedNorm, damping } = constants
  const n = yw.length
  let squares = 0
  for (let i = 0; i < n; i++) {
    pathSigma[i] = keepSigma * pathSigma[i] + gainSigma * white[i]
    squares += pathSigma[i] * pathSigma[i]
  }
  const norm = Math.sqrt(squares)
  const power = decayed()
  const h = norm / Math.sqrt(1 - power * power) < (1.4 + 2 / (n + 1)) * expectedNorm
  for (let i = 0; i < n; i++) pathC[i] = keepPath * pathC[i] + (h ? gainPath * yw[i] : 0)
  return { h, stepSize: exp(damping * (norm / expectedNorm - 1)) }
}
