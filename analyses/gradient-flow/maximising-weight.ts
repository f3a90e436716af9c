// Where one factor of an error path, |f'(net) w| with net = w a + c, is greatest (section 2, "intuitive explanation"): a is the constant activation
// of the sending unit, c the rest of the net input, f the logistic function.
//   (1) d|f'(net) w|/dw = 0   <=>   w = coth(net / 2) / a            the seed's formula; implicit, as net holds w
// The maximum is found twice: by golden sections on the factor itself, and as the root of (1).

import { sigmoid, tanh } from '../../engine/math.ts'
import { rounded, steps } from '../shared/numbers.ts'

export type FactorCurve = {
  readonly a: number
  readonly c: number
  /** argmax of the factor for w > 0 by golden sections, the root of (1) there, and their difference. */
  readonly weightBySearch: number
  readonly weightByFormula: number
  readonly difference: number
  readonly factor: number
  /** f'(net) w at 2, 4, 8, 16 and 32 times that weight, over the maximum. */
  readonly beyond: readonly number[]
}

export type FactorData = {
  readonly curves: readonly FactorCurve[]
  /** Greatest factor over a grid of net inputs for |w| < 4, and the same for |w| = 4: the limit is reached at net = 0 only. */
  readonly greatestBelowFour: number
  readonly greatestAtFour: number
}

export const multiples = [2, 4, 8, 16, 32] as const

/** f'(net) w. */
export function factorAt(w: number, a: number, c: number): number {
  const y = sigmoid(w * a + c)
  return y * (1 - y) * w
}

/** The w > 0 in (low, high) with the greatest factor. Golden sections: J. Kiefer (1953), Proc. Amer. Math. Soc. 4(3):502-506. */
function bySearch(a: number, c: number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  // Near its top the factor is flat: beyond 1e-8 of w its values no longer differ.
  while (high - low > 1e-9 * high) {
    if (factorAt(left, a, c) > factorAt(right, a, c)) {
      high = right
      right = left
      left = high - golden * (high - low)
    } else {
      low = left
      left = right
      right = low + golden * (high - low)
    }
  }
  return (low + high) / 2
}

/** The root of w a tanh(net / 2) = 1, which is (1), in (low, high), by halving. */
function byFormula(a: number, c: number, low: number, high: number): number {
  for (let i = 0; i < 100; i++) {
    const w = (low + high) / 2
    if (w * a * tanh((w * a + c) / 2) < 1) low = w
    else high = w
  }
  return (low + high) / 2
}

export function maximisingWeights(activations: readonly number[], rests: readonly number[]): FactorData {
  const curves = activations.flatMap(a =>
    rests.map((c): FactorCurve => {
      // Beyond this the factor falls: w a tanh(net / 2) > 1 for net > 2 and w a > 1.32.
      const high = (4 + Math.max(0, 2 - c)) / a
      // Below it the unit is on the other side of net = 0, where the factor can only grow.
      const low = Math.max(1e-6, -c / a)
      const [search, formula] = [bySearch(a, c, low, high), byFormula(a, c, low, high)]
      const greatest = factorAt(formula, a, c)
      return {
        a,
        c,
        weightBySearch: search,
        weightByFormula: formula,
        difference: Math.abs(search - formula),
        factor: greatest,
        beyond: multiples.map(times => factorAt(times * formula, a, c) / greatest),
      }
    }),
  )
  const nets = steps(-20, 20, 4001)
  const greatest = (weights: readonly number[]): number =>
    weights.reduce((most, w) => nets.reduce((a, net) => Math.max(a, factorAt(Math.abs(w), 0, net)), most), 0)
  return {
    curves,
    greatestBelowFour: greatest(steps(-3.999, 3.999, 801)),
    greatestAtFour: greatest([4]),
  }
}

/** The factor against w for a figure: [w, factor] for w in 0..most. */
export function factorCurve(a: number, c: number, most: number): (readonly [number, number])[] {
  return steps(0, most, 201).map(w => [w, rounded(factorAt(w, a, c), 5)!] as const)
}
