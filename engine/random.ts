// Named, seeded random streams: the only source of randomness in lagbench.
//
// A stream is named by the axes that it may depend on (say purpose, task, parameters, seed). The name is hashed with SHA-256 and
// the digest seeds the generator Tyche-i, so neighbouring seeds give unrelated streams and no stream depends on how much another one
// was used: S. Neves & F. Araujo (2012), "Fast and small nonlinear pseudorandom number generators for computer simulation", Parallel
// Processing and Applied Mathematics, LNCS 7203:92-101, doi 10.1007/978-3-642-31464-3_10. Normal deviates: normal.ts.

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import seedrandom from 'seedrandom'
import { canonicalJson, type Json } from './canonical.ts'
import { normalDeviate } from './normal.ts'

/** All that a stream needs to go on from where it was: the generator's four registers. */
export type RandomState = Readonly<seedrandom.State.Tychei>

export interface RandomStream {
  /** Uniform in (0, 1), 53 random bits. */
  uniform(): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Uniform integer in low..high, both ends included; high - low < 2^32. */
  integer(low: number, high: number): number
  /** 0 or 1, each with probability 1/2. */
  bit(): 0 | 1
  /** Normal deviate, mean 0, standard deviation 1. */
  normal(): number
  /** A snapshot that `restoreStream` continues from, draw for draw. */
  state(): RandomState
}

/** A new stream for `name`; equal names (as canonical JSON) give equal streams. */
export function randomStream(name: Json): RandomStream {
  const seed = bytesToHex(sha256(utf8ToBytes(canonicalJson(name))))
  return streamOf(seedrandom.tychei(seed, { state: true }))
}

/** The stream that was snapshot by `state()`. */
export function restoreStream(state: RandomState): RandomStream {
  return streamOf(seedrandom.tychei('', { state }))
}

function streamOf(generator: seedrandom.StatefulPRNG<seedrandom.State.Tychei>): RandomStream {
  const { double: uniform, quick, int32 } = generator
  return {
    uniform,
    between: (low, high) => low + (high - low) * uniform(),
    integer: (low, high) => low + Math.floor(quick() * (high - low + 1)),
    bit: () => (int32() < 0 ? 1 : 0),
    normal: () => normalDeviate(int32, uniform),
    state: () => generator.state(),
  }
}
