// Simulated annealing in continuous space, one coordinate at a time.
//
// A. Corana, M. Marchesi, C. Martini & S. Ridella (1987), "Minimizing multimodal functions of continuous variables with the 'simulated
// annealing' algorithm", ACM Transactions on Mathematical Software 13(3):262-280, doi 10.1145/29380.29864; what happens at the bounds and the
// default constants as in W. L. Goffe, G. D. Ferrier & J. Rogers (1994), Journal of Econometrics 60:65-99. Point x, cost C, steps v_i:
//   (1) a move: x_i' = x_i + v_i r, r uniform in [-1, 1], for i = 1, ..., n in turn; out of bounds, x_i' is uniform within them
//   (2) it is accepted where C' <= C, else with probability exp((C - C') / T)
//   (3) after N_S moves of every coordinate, with the share a of accepted ones:
//         v_i *= 1 + c (a - 0.6) / 0.4 where a > 0.6,   v_i /= 1 + c (0.4 - a) / 0.4 where a < 0.4;  c = 2, at most the bounds' distance
//   (4) after N_T such adaptations T *= r_T, and x goes back to the best point
//   (5) stuck: the last four costs at the ends of temperatures are within ε of each other and of the best

import { exp } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { PointSearch } from './point-search.ts'

export interface AnnealingOptions {
  /** At 0 only improvements are accepted. */
  readonly temperature: number
  /** r_T, in (0, 1). */
  readonly cooling: number
  /** N_S. */
  readonly movesPerStepSize: number
  /** N_T. */
  readonly stepSizesPerTemperature: number
  /** v_i at the start. */
  readonly step: number
  /** Points stay in [-bound, bound] in every coordinate. */
  readonly bound: number
  /** ε. */
  readonly epsilon: number
}

const REMEMBERED = 4

/** Starts at `start` [n], which is the first point proposed. */
export function annealing(start: Float64Array, options: AnnealingOptions, random: RandomStream): PointSearch {
  const { cooling, movesPerStepSize, stepSizesPerTemperature, bound, epsilon } = options
  const n = start.length
  const [current, best] = [start.slice(), start.slice()]
  const steps = new Float64Array(n).fill(options.step)
  const accepted = new Float64Array(n)
  const ends: number[] = []
  let temperature = options.temperature
  let [cost, bestCost] = [Infinity, Infinity]
  // The start has coordinate -1; then n · N_S moves make a round, N_T rounds a temperature.
  let [i, move, round, moved] = [-1, 0, 0, 0]
  let stuck = false

  const adaptSteps = (): void => {
    for (let k = 0; k < n; k++) {
      const share = accepted[k] / movesPerStepSize
      if (share > 0.6) steps[k] *= 1 + (2 * (share - 0.6)) / 0.4
      else if (share < 0.4) steps[k] /= 1 + (2 * (0.4 - share)) / 0.4
      steps[k] = Math.min(steps[k], 2 * bound)
      accepted[k] = 0
    }
  }
  const cool = (): void => {
    ends.push(cost)
    if (ends.length > REMEMBERED) ends.shift()
    stuck =
      ends.length === REMEMBERED && ends.every(end => Math.abs(end - cost) <= epsilon) && Math.abs(cost - bestCost) <= epsilon
    temperature *= cooling
    current.set(best)
    cost = bestCost
  }
  return {
    best,
    get bestCost() {
      return bestCost
    },
    get stuck() {
      return stuck
    },
    propose(point) {
      point.set(current)
      if (i < 0) return
      moved = current[i] + steps[i] * random.between(-1, 1)
      if (!(Math.abs(moved) <= bound)) moved = random.between(-bound, bound)
      point[i] = moved
    },
    tell(tried) {
      // At temperature 0 the exponential is that of minus infinity.
      if (tried <= cost || (tried < Infinity && random.uniform() < exp((cost - tried) / temperature))) {
        if (i >= 0) {
          current[i] = moved
          accepted[i]++
        }
        cost = tried
        if (cost < bestCost) {
          bestCost = cost
          best.set(current)
        }
      }
      if (++i < n) return
      i = 0
      if (++move < movesPerStepSize) return
      move = 0
      adaptSteps()
      if (++round < stepSizesPerTemperature) return
      round = 0
      cool()
    },
  }
}
