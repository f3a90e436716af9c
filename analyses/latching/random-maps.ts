// The dilemma over many maps: random nets of one, two and three tanh units, those with two attractors or more, and for each of them
//   rate   the factor per step by which a gradient changes on the attractor (the spectral radius of M' there)
//   noise  the standard deviation of noise at which one bit in ten is lost within so many steps: how robust the latch is
// and, of maps that never settle, whether they keep a bit at all: the side of a plane that a state began on.

import { exp } from '../../engine/math.ts'
import type { RandomStream } from '../../engine/random.ts'
import type { Streams } from '../analysis.ts'
import { rounded } from '../shared/numbers.ts'
import { fixedPointFrom, gradientAlong, nameAttractor, normAt, radiusAt, type SmallMap, stepMap } from './small-map.ts'

export type MapsDesign = {
  readonly sizes: readonly number[]
  readonly gains: readonly number[]
  readonly maps: number
  readonly steps: number
  readonly runs: number
  readonly starts: number
}

export type Latch = {
  readonly n: number
  readonly gain: number
  readonly attractors: number
  /** The greatest over the attractors: the slowest decay. */
  readonly rate: number
  readonly norm: number
  /** See `noiseLimit`. */
  readonly noise: number | null
}

export type MapsData = {
  readonly latches: readonly Latch[]
  /** Maps without two fixed points: with one, and without any that was found. */
  readonly single: number
  readonly unsettled: readonly {
    readonly n: number
    readonly gain: number
    readonly rate: number
    readonly noise: number | null
  }[]
}

/** Bits right after the run, where bit and answer are the attractors that the states before and after it fall to. */
function keptShare(
  map: SmallMap,
  known: Float64Array[],
  deviation: number,
  steps: number,
  runs: number,
  random: RandomStream,
): number {
  let kept = 0
  for (let run = 0; run < runs; run++) {
    const bit = run % known.length
    const a = known[bit].slice()
    for (let t = 0; t < steps; t++) stepMap(map, a, { deviation, random })
    const end = fixedPointFrom(map, a)
    if (end !== undefined && nameAttractor([...known], end) === bit) kept++
  }
  return kept / runs
}

/** Noise from 2^-12 up to 8, by half octaves, behind no noise at all; its variance is still one that the latch task takes. */
const LEVELS = [0, ...Array.from({ length: 31 }, (_, i) => exp(((i - 24) * Math.LN2) / 2))]

/** The least level of noise at which more than a tenth of the bits is lost; 0 where that is so without noise, null where at none up to 8. */
export function noiseLimit(share: (deviation: number) => number): number | null {
  let [low, high] = [0, LEVELS.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (share(LEVELS[middle]) < 0.9) high = middle
    else low = middle + 1
  }
  return low === LEVELS.length ? null : rounded(LEVELS[low], 6)
}

export function randomMaps({ sizes, gains, maps, steps, runs, starts }: MapsDesign, streams: Streams): MapsData {
  const latches: Latch[] = []
  const unsettled: MapsData['unsettled'][number][] = []
  let single = 0
  for (const n of sizes)
    for (const gain of gains)
      for (let index = 1; index <= maps; index++) {
        const random = streams('random map', n, gain, index)
        const map: SmallMap = {
          n,
          weights: Float64Array.from({ length: n * n }, () => (gain / Math.sqrt(n)) * random.normal()),
          biases: Float64Array.from({ length: n }, () => 0.1 * random.normal()),
        }
        const known: Float64Array[] = []
        let lost = 0
        for (let start = 0; start < starts; start++) {
          const end = fixedPointFrom(
            map,
            Float64Array.from({ length: n }, () => random.between(-2 * gain, 2 * gain)),
          )
          if (end === undefined) lost++
          else nameAttractor(known, end)
        }
        // A state may rest on an unstable fixed point only by chance of rounding: not an attractor.
        const attractors = known.filter(a => radiusAt(map, a) < 1)
        if (lost > 0 && attractors.length === 0) unsettled.push(unsettledMap(map, gain, steps, runs, random))
        else if (attractors.length < 2) single++
        else
          latches.push({
            n,
            gain,
            attractors: attractors.length,
            rate: rounded(
              attractors.reduce((most, a) => Math.max(most, radiusAt(map, a)), 0),
              6,
            )!,
            norm: rounded(
              attractors.reduce((most, a) => Math.max(most, normAt(map, a)), 0),
              6,
            )!,
            noise: noiseLimit(deviation => keptShare(map, attractors, deviation, steps, runs, random)),
          })
      }
  return { latches, single, unsettled }
}

/** A map that cycles or wanders: can the side of a plane through the origin that its state began on be read from where it ends? */
function unsettledMap(map: SmallMap, gain: number, steps: number, runs: number, random: RandomStream) {
  const { n } = map
  const begin = (): Float64Array => {
    const a = Float64Array.from({ length: n }, () => random.normal())
    for (let t = 0; t < 100; t++) stepMap(map, a)
    return a
  }
  const rate = exp(gradientAlong(map, begin(), 500).logNorm / 500)
  // The best that a reader of one unit's sign can do: it may read either way.
  const share = (deviation: number): number => {
    let same = 0
    for (let run = 0; run < runs; run++) {
      const a = begin()
      const bit = a[0] > 0
      for (let t = 0; t < steps; t++) stepMap(map, a, { deviation, random })
      if (bit === a[0] > 0) same++
    }
    return Math.max(same, runs - same) / runs
  }
  return { n, gain, rate: rounded(rate, 6)!, noise: noiseLimit(share) }
}
