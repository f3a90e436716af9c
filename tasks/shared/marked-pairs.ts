// Sequences of value and marker in which two pairs are marked: Hochreiter & Schmidhuber (1997), experiments 4 and 5, sections 5.4 and 5.5.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence, SequenceBuffer } from '../../engine/sequence.ts'
import { stepsWhere } from './signal.ts'

export const VALUE = 0
const MARKER = 1

export interface MarkedPairs {
  /** Steps of the longest sequence. */
  readonly longest: number
  readonly minimalLag: number
  /** Probability that the very first pair is one of the two marked ones. */
  readonly firstMarked: number
  /** Draws length, values in [low, high) and markers, and returns the two marked steps: of X1, then of X2. */
  draw(random: RandomStream, into: SequenceBuffer, low: number, high: number): readonly [number, number]
}

/** For sequences of at least `lag` steps (4 or more). */
export function markedPairs(lag: number): MarkedPairs {
  const firstCandidates = Math.min(10, Math.floor(lag / 2))
  const secondCandidates = Math.floor(lag / 2) - 1
  const longest = lag + Math.floor(lag / 10)
  return {
    longest,
    minimalLag: lag - Math.floor(lag / 2),
    // It is X1 or X2, never both.
    firstMarked: 1 / firstCandidates + (1 - 1 / firstCandidates) / secondCandidates,
    draw(random, into, low, high) {
      const length = random.integer(lag, longest)
      into.begin(length)
      for (let t = 0; t < length; t++) into.setInput(t, VALUE, random.between(low, high))
      into.setInput(0, MARKER, -1)
      into.setInput(length - 1, MARKER, -1)
      const x1 = random.integer(0, firstCandidates - 1)
      const unmarked = random.integer(0, secondCandidates - 1)
      const x2 = unmarked < x1 ? unmarked : unmarked + 1
      into.setInput(x1, MARKER, 1)
      into.setInput(x2, MARKER, 1)
      return [x1, x2]
    },
  }
}

/** The two marked steps of a sequence, ascending. */
export function markedSteps({ inputs, length }: Sequence): number[] {
  return stepsWhere(length, t => inputs[t * 2 + MARKER] === 1)
}
