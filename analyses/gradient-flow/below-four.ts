// The seed on logistic nets: errors tend to vanish as long as absolute weights lie below 4.0 (one factor of a path), and they must where all are
// below 4/n (all paths together). Random nets on either side of both limits, and nets made to explode.

import { exp } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { Streams } from '../analysis.ts'
import { log10, rounded, slope } from '../shared/numbers.ts'
import { runStandardNet, type StandardNet } from './standard-net.ts'

export type Constructed = {
  readonly what: string
  readonly n: number
  readonly weight: number
  /** Growth of the factor per step, by theory and by fit; and the greatest factor at the longest lag (log10). */
  readonly expected: number
  readonly fitted: number
  readonly atEnd: number
}

export type BelowFourData = {
  /** One unit, |w| < 4, random biases and inputs: steps on which more than |w|/4 of an error passed, of how many. */
  readonly singleUnit: { readonly nets: number; readonly steps: number; readonly exceeded: number; readonly growing: number }
  /** n units, all |w| < 4/n: factors above n τ^q, τ = n max|w| / 4, and nets whose error grows (fitted). */
  readonly belowFourOverN: {
    readonly nets: number
    readonly compared: number
    readonly exceeded: number
    readonly growing: number
  }
  /** n units, weights uniform in ± 4: nets whose error grows, without and with biases that hold most units near net = 0. */
  readonly belowFour: readonly {
    readonly n: number
    readonly biases: 'random' | 'centred'
    readonly nets: number
    readonly growing: number
  }[]
  readonly constructed: readonly Constructed[]
}

const LENGTH = 61
const LAGS = 60

const uniform = (size: number, range: number, random: RandomStream): Float64Array =>
  Float64Array.from({ length: size }, () => random.between(-range, range))

/** Slope of log10 of the greatest |r| against q from 10 steps on; -Infinity once it is 0. */
export function fittedSlope(factors: readonly Float64Array[], from = 10): number {
  const greatest = factors.map(pairs => pairs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY))
  return slope(greatest.flatMap((value, q) => (q < from ? [] : [[q, value] as const])))
}

const noise = (random: RandomStream): number[] => Array.from({ length: LENGTH }, () => random.normal())

function singleUnit(nets: number, streams: Streams): BelowFourData['singleUnit'] {
  let [exceeded, growing, count] = [0, 0, 0]
  for (let seed = 1; seed <= nets; seed++) {
    const random = streams('single unit', seed)
    const w = random.between(-4, 4)
    const net: StandardNet = {
      units: 'logistic',
      n: 1,
      weights: Float64Array.of(w),
      biases: uniform(1, 4, random),
      inputs: uniform(1, 4, random),
    }
    const { factors } = runStandardNet(net, noise(random), LAGS)
    for (let q = 1; q <= LAGS; q++, count++) if (factors[q][0] - factors[q - 1][0] > log10(Math.abs(w) / 4) + 1e-10) exceeded++
    if (fittedSlope(factors) >= 0) growing++
  }
  return { nets, steps: count, exceeded, growing }
}

function belowFourOverN(nets: number, streams: Streams): BelowFourData['belowFourOverN'] {
  let [compared, exceeded, growing] = [0, 0, 0]
  for (let seed = 1; seed <= nets; seed++) {
    const random = streams('below 4/n', seed)
    const n = random.integer(2, 12)
    // Most of them close to the limit, where there is most to lose.
    const most = (4 / n) * Math.max(random.uniform(), random.uniform())
    const net: StandardNet = {
      units: 'logistic',
      n,
      weights: uniform(n * n, most, random),
      biases: uniform(n, 2, random),
      inputs: uniform(n, 2, random),
    }
    const { factors } = runStandardNet(net, noise(random), LAGS)
    const tau = (n * most) / 4
    for (let q = 1; q <= LAGS; q++)
      for (const r of factors[q]) {
        compared++
        if (r > log10(n) + q * log10(tau) + 1e-10) exceeded++
      }
    if (fittedSlope(factors) >= 0) growing++
  }
  return { nets, compared, exceeded, growing }
}

function belowFour(n: number, biases: 'random' | 'centred', nets: number, streams: Streams): BelowFourData['belowFour'][number] {
  let growing = 0
  for (let seed = 1; seed <= nets; seed++) {
    const random = streams('below 4', n, biases, seed)
    const weights = uniform(n * n, 4, random)
    const own =
      biases === 'random'
        ? uniform(n, 4, random)
        : // net = 0 where all activations are 1/2: b_i = - sum_j w_ij / 2.
          Float64Array.from({ length: n }, (_, i) => -weights.subarray(i * n, (i + 1) * n).reduce((sum, w) => sum + w, 0) / 2)
    const net: StandardNet = { units: 'logistic', n, weights, biases: own, inputs: uniform(n, 1, random) }
    if (fittedSlope(runStandardNet(net, noise(random), LAGS).factors) > 0) growing++
  }
  return { n, biases, nets, growing }
}

/** n units, all weights w to all of them (or each to itself alone), held at net = 0 by their biases: f' = 1/4 at every step. */
function held(what: string, n: number, weight: number, coupled: boolean): Constructed {
  const weights = Float64Array.from({ length: n * n }, (_, i) => (coupled || i % (n + 1) === 0 ? weight : 0))
  const bias = -(coupled ? n : 1) * (weight / 2)
  const net: StandardNet = {
    units: 'logistic',
    n,
    weights,
    biases: new Float64Array(n).fill(bias),
    inputs: new Float64Array(n).fill(1),
  }
  // The zero state is no fixed point: the first input leads to net = 0 and activation 1/2, which is one.
  const inputs = Array.from({ length: LENGTH }, (_, t) => (t === 0 ? -bias : 0))
  const { factors } = runStandardNet(net, inputs, LAGS)
  return {
    what,
    n,
    weight,
    expected: ((coupled ? n : 1) * weight) / 4,
    fitted: rounded(exp(fittedSlope(factors) * Math.LN10), 9)!,
    atEnd: rounded(factors[LAGS][0], 9)!,
  }
}

export function measureBelowFour(nets: number, streams: Streams): BelowFourData {
  return {
    singleUnit: singleUnit(nets, streams),
    belowFourOverN: belowFourOverN(nets, streams),
    belowFour: [2, 5, 10, 20].flatMap(n =>
      (['random', 'centred'] as const).map(biases => belowFour(n, biases, Math.max(50, Math.round(nets / 5)), streams)),
    ),
    constructed: [
      held('one unit, just below the limit', 1, 3.9, false),
      held('one unit, twice the limit', 1, 8, false),
      held('ten units, each to itself alone, twice the limit', 10, 8, false),
      held('two units, all weights 3: below 4, above 4/n', 2, 3, true),
      held('ten units, all weights 1: below 4, above 4/n', 10, 1, true),
    ],
  }
}
