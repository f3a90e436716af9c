// How the error flow of random nets depends on the size of their weights and on the number of units.
//   scale  decay per step against g = (standard deviation of the weights) · sqrt n · max f': for linear units g is the spectral radius
//   units  the greatest factor at one lag against n, for weights of a fixed range and for a range that shrinks as 1/sqrt n

import type { HiddenUnits } from '../../methods/cells/fully-recurrent.ts'
import type { Streams } from '../analysis.ts'
import { rounded } from '../shared/numbers.ts'
import { fittedSlope } from './below-four.ts'
import { randomNet } from './measure-bounds.ts'
import { runStandardNet } from './standard-net.ts'

export type ScaleData = {
  readonly sizes: readonly number[]
  readonly gains: readonly number[]
  readonly lines: readonly {
    readonly units: HiddenUnits
    readonly n: number
    readonly biases: 'random' | 'centred'
    /** By gain: log10 of the factor per step, one for each seed; null where no error is left. */
    readonly slopes: readonly (readonly (number | null)[])[]
  }[]
}

export type UnitsData = {
  readonly sizes: readonly number[]
  readonly lag: number
  readonly lines: readonly {
    readonly range: 'fixed' | 'shrinking'
    /** By size: log10 of the greatest |r| at the lag, one for each seed. */
    readonly greatest: readonly (readonly (number | null)[])[]
  }[]
}

const LENGTH = 81
const LAGS = 60

export function measureScales(sizes: readonly number[], gains: readonly number[], seeds: number, streams: Streams): ScaleData {
  const lines = (['logistic', 'tanh'] as const).flatMap(units =>
    (units === 'logistic' ? (['random', 'centred'] as const) : (['random'] as const)).flatMap(biases =>
      sizes.map(n => ({
        units,
        n,
        biases,
        slopes: gains.map(gain =>
          Array.from({ length: seeds }, (_, seed) => {
            const random = streams('scale', units, biases, n, gain, seed + 1)
            const steepest = units === 'logistic' ? 0.25 : 1
            const net = randomNet(units, n, (gain * Math.sqrt(3)) / (Math.sqrt(n) * steepest), random)
            if (biases === 'centred')
              for (let i = 0; i < n; i++)
                net.biases[i] = -net.weights.subarray(i * n, (i + 1) * n).reduce((sum, w) => sum + w, 0) / 2
            const inputs = Array.from({ length: LENGTH }, () => random.normal())
            return rounded(fittedSlope(runStandardNet(net, inputs, LAGS).factors), 5)
          }),
        ),
      })),
    ),
  )
  return { sizes, gains, lines }
}

export function measureUnits(sizes: readonly number[], lag: number, seeds: number, streams: Streams): UnitsData {
  const lines = (['fixed', 'shrinking'] as const).map(range => ({
    range,
    greatest: sizes.map(n =>
      Array.from({ length: seeds }, (_, seed) => {
        const random = streams('units', range, n, seed + 1)
        const net = randomNet('logistic', n, range === 'fixed' ? 1 : 2 / Math.sqrt(n), random)
        const { factors } = runStandardNet(
          net,
          Array.from({ length: lag + 20 }, () => random.normal()),
          lag,
        )
        return rounded(
          factors[lag].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
          5,
        )
      }),
    ),
  }))
  return { sizes, lag, lines }
}
