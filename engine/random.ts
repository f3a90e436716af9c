// Named, seeded random streams: the only source of randomness in lagbench.
//
// A stream is named by the axes that it may depend on (say purpose, task, parameters, seed). The name is hashed with SHA-256 and
// the digest seeds Baagøe's Alea generator, so neighbouring seeds give unrelated streams and no stream depends on how much
// another one was used. Normal deviates: G. Marsaglia & T. A. Bray (1964), "A convenient method for generating normal variables",
// SIAM Review 6(3):260-264, doi 10.1137/1006063, with the engine's own logarithm.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import seedrandom from 'seedrandom'
import { canonicalJson, type Json } from './canonical.ts'
import { log } from './math.ts'

/** All that a stream needs to go on from where it was: Alea's registers and the spare normal deviate (null: none). */
export interface RandomState {
  readonly alea: seedrandom.State.Alea
  readonly spareNormal: number | null
}

export interface RandomStream {
  /** Uniform in [0, 1), 53 random bits. */
  uniform(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Uniform integer in low..high, both ends included; high - low < 2^32. */
  integer(low: number, high: number): number
  /** Normal deviate, mean 0, standard deviation 1. */
  normal(): number
  /** A snapshot that `restoreStream` continues from, draw for draw. */
  state(): RandomState
}

/** A new stream for `name`; equal names (as canonical JSON) give equal streams. */
export function randomStream(name: Json): RandomStream {
  const seed = bytesToHex(sha256(utf8ToBytes(canonicalJson(name))))
  return fromAlea(seedrandom.alea(seed, { state: true }), null)
}

/** The stream that was snapshot by `state()`. */
export function restoreStream({ alea, spareNormal }: RandomState): RandomStream {
  return fromAlea(seedrandom.alea('', { state: alea }), spareNormal)
}

function fromAlea(alea: seedrandom.StatefulPRNG<seedrandom.State.Alea>, spare: number | null): RandomStream {
  const uniform = alea.double
  const normal = (): number => {
    if (spare !== null) {
      const deviate = spare
      spare = null
      return deviate
    }
    for (;;) {
      const u = 2 * uniform() - 1
      const v = 2 * uniform() - 1
      const squaredRadius = u * u + v * v
      if (squaredRadius < 1 && squaredRadius > 0) {
        const scale = Math.sqrt((-2 * log(squaredRadius)) / squaredRadius)
        spare = v * scale
        return u * scale
      }
    }
  }
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    integer: (low, high) => low + Math.floor(alea.quick() * (high - low + 1)),
    normal,
    state: () => ({ alea: alea.state(), spareNormal: spare }),
  }
}
