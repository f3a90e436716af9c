// The smallest latch: Y. Bengio, P. Simard & P. Frasconi (1994), sections II to IV. One unit whose net input a follows
//   (1) a(t) = M(a(t-1)) + u(t),   M(a) = w tanh(a),   M'(a) = w (1 - tanh² a)
// For w > 1 there are two attractors ± a*, a* = w tanh(a*), with the basins a > 0 and a < 0: one bit. Closed forms:
//   (2) |M'(a)| < 1  <=>  |tanh a| > sqrt(1 - 1/w),  i.e. |a| > a_s = atanh sqrt(1 - 1/w)
//   (3) b* = w tanh(a_s) - a_s        the least constant disturbance against the bit that erases it, from any state with |M'| < 1
//   (4) w tanh(a) - a                 the same for a state 0 < a < a_s, where |M'| > 1: it goes to 0 with a
// (3) and (4): under a disturbance -u the state moves down where w tanh(a) - u < a, and w tanh(a) - a has its maximum at a_s.

import { log, tanh } from '../../engine/math.ts'
import { rounded } from '../shared/numbers.ts'

export const slopeAt = (w: number, a: number): number => {
  const x = tanh(a)
  return w * (1 - x) * (1 + x)
}

/** a_s of (2); 0 for w <= 1, where |M'| < 1 everywhere but at 0. */
export function edge(w: number): number {
  if (w <= 1) return 0
  const x = Math.sqrt(1 - 1 / w)
  return log((1 + x) / (1 - x)) / 2
}

/** (3); 0 for w <= 1. */
export const criticalDisturbance = (w: number): number => w * tanh(edge(w)) - edge(w)

/** (3) or (4) for a state a > 0. */
export const criticalFrom = (w: number, a: number): number => (a >= edge(w) ? criticalDisturbance(w) : w * tanh(a) - a)

/** a*, by iterating M; 0 for w <= 1. */
export function attractor(w: number): number {
  if (w <= 1) return 0
  let a = 2 * w
  for (let i = 0; i < 10_000; i++) a = w * tanh(a)
  return a
}

/** The same by simulation: the least -u that brings the state from `a` below 0 within so many steps, by halving. */
export function criticalBySimulation(w: number, start: number, patience: number): number {
  const erases = (u: number): boolean => {
    let a = start
    for (let t = 0; t < patience && a > 0; t++) a = w * tanh(a) - u
    return a <= 0
  }
  let [low, high] = [0, 2 * w]
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (erases(middle)) high = middle
    else low = middle
  }
  return (low + high) / 2
}

export type OneUnitRow = {
  readonly w: number
  readonly attractor: number
  readonly edge: number
  /** M' at the attractor: the factor per step of a gradient that rests there. */
  readonly slope: number
  readonly critical: number
  /** By simulation from the attractor, and from the middle of the region |M'| > 1 with (4) beside it. */
  readonly simulated: number
  readonly simulatedInside: number
  readonly criticalInside: number
}

export function oneUnitRows(weights: readonly number[]): OneUnitRow[] {
  return weights.map(w => {
    const [a, s] = [attractor(w), edge(w)]
    return {
      w,
      attractor: rounded(a, 9)!,
      edge: rounded(s, 9)!,
      slope: rounded(slopeAt(w, a), 9)!,
      critical: rounded(criticalDisturbance(w), 9)!,
      simulated: rounded(criticalBySimulation(w, a, 20_000), 9)!,
      simulatedInside: rounded(criticalBySimulation(w, s / 2, 20_000), 9)!,
      criticalInside: rounded(criticalFrom(w, s / 2), 9)!,
    }
  })
}
