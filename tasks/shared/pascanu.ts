// What the tasks of Pascanu, Mikolov & Bengio (2013) share, as their published code has it: rule of success, marked pairs, temporal order.

import type { RandomStream } from '../../engine/random.ts'
import type { Sequence, SequenceBuffer } from '../../engine/sequence.ts'
import type { Criterion } from '../task.ts'
import { stepsWhere } from './signal.ts'

/** No error on 10,000 sequences, tested every 20 updates, each on 20 sequences. */
export const pascanuCriterion: Criterion = {
  kind: 'test',
  sequences: 10_000,
  every: 400,
  stages: [{ name: 'solved', mostWrong: 0 }],
}

export const PASCANU_TEST_SEQUENCES = 10_000

/** Whether the squared error of the one answer is at most 0.04. */
export function squaredErrorAllowed(answers: Float64Array, { targets }: Sequence): boolean {
  const error = answers[0] - targets[0]
  return error * error <= 0.04
}

/** n tenths of a length, rounded down. */
export function tenths(length: number, n: number): number {
  return Math.floor((n * length) / 10)
}

const PASCANU_MARKER = 0
export const PASCANU_VALUE = 1

export interface PascanuPairs {
  /** Steps of the longest sequence. */
  readonly longest: number
  readonly minimalLag: number
  /** Draws length, values in [0, 1) and markers, and returns the two marked steps, ascending. */
  draw(random: RandomStream, into: SequenceBuffer): readonly [number, number]
}

/** Sequences of marker and value in which two pairs are marked; `lag` is at least 10. */
export function pascanuPairs(lag: number): PascanuPairs {
  const longest = lag + tenths(lag, 1) - 1
  let minimalLag = longest
  for (let length = lag; length <= longest; length++)
    minimalLag = Math.min(minimalLag, length - tenths(length, 1) - tenths(length, 4))
  return {
    longest,
    minimalLag,
    draw(random, into) {
      const length = random.integer(lag, longest)
      into.begin(length)
      for (let t = 0; t < length; t++) into.setInput(t, PASCANU_VALUE, random.uniform())
      const first = random.integer(0, tenths(length, 1) - 1)
      const second = tenths(length, 1) + random.integer(0, tenths(length, 4) - 1)
      into.setInput(first, PASCANU_MARKER, 1)
      into.setInput(second, PASCANU_MARKER, 1)
      return [first, second]
    },
  }
}

/** The two marked steps of a sequence, ascending. */
export function pascanuMarkedSteps({ inputs, length }: Sequence): number[] {
  return stepsWhere(length, t => inputs[t * 2 + PASCANU_MARKER] === 1)
}

// The alphabet of the temporal order tasks, in the order of the one-hot code.
const FIRST_FILLER = 2
export const pascanuSymbols: readonly string[] = ['A', 'B', 'c', 'd', 'e', 'f']

/**
 * Draws a sequence of `length` steps of fillers but for one step in each of the given tenths of it, which holds A or B. The class, given by the
 * target, has a binary digit for each, 0 for A, the first in the lowest place.
 */
export function drawOrder(random: RandomStream, into: SequenceBuffer, length: number, places: readonly number[]): void {
  into.begin(length)
  for (let t = 0; t < length; t++) into.setSymbol(t, random.integer(FIRST_FILLER, pascanuSymbols.length - 1))
  let order = 0
  for (let i = 0; i < places.length; i++) {
    const symbol = random.bit()
    into.setSymbol(tenths(length, places[i]) + random.integer(0, tenths(length, 1) - 1), symbol)
    order += symbol << i
  }
  into.addTarget(length - 1)
  into.setTarget(order, 1)
}

/** The steps that hold A or B, ascending. */
export function orderSteps({ symbols, length }: Sequence): number[] {
  return stepsWhere(length, t => symbols[t] < FIRST_FILLER)
}
