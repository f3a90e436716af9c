// The parameters of a Markov model as rows of numbers, one row per state, for every condition (see conditioning.ts): transition
// probabilities of a state's arcs, or means of what a state emits. They stand in a table (row-tables.ts) or come from networks (row-networks.ts).

import { exp, sigmoid } from '../../engine/math.ts'
import type { Sequence } from '../../engine/sequence.ts'

/** softmax: probabilities that sum to 1 in each row; logistic: each in (0, 1); identity: any number. */
export type Link = 'softmax' | 'logistic' | 'identity'

export interface RowShape {
  readonly states: number
  /** Row j holds the numbers starts[j] to starts[j + 1] - 1 [states + 1]. */
  readonly starts: Int32Array
}

export interface Rows {
  /** Learned numbers. */
  readonly weights: Float64Array
  /** The rows of all conditions [conditions × row numbers]. */
  readonly values: Float64Array
  /** Variances, laid out as `values`; for identity rows only. */
  readonly variances: Float64Array
  /** The E-step adds here, laid out as `values`: expected counts of arcs, or expected sums of what was emitted. */
  readonly counts: Float64Array
  /** And here, sums of squares, where the variances are learned; else empty. */
  readonly squares: Float64Array
  /** And here, how often each row was used [conditions × states]; softmax rows do without. */
  readonly uses: Float64Array
  /** Where the rows of the steps asked for start in `values` [count], after `prepare`. */
  readonly offsets: Int32Array
  /** Looks up or computes the rows for all steps of a sequence, or for the first `count` of `steps`. Returns multiply-adds. */
  prepare(sequence: Sequence, steps: Int32Array | undefined, count: number): number
}

/** Rows of equal width. */
export function equalRows(states: number, width: number): RowShape {
  return { states, starts: Int32Array.from({ length: states + 1 }, (_, j) => j * width) }
}

/** Turns the net inputs of a row, numbers `from` to `to` - 1, into its values, in place. */
export function applyLink(link: Link, values: Float64Array, from: number, to: number): void {
  if (link === 'identity') return
  if (link === 'logistic') {
    for (let i = from; i < to; i++) values[i] = sigmoid(values[i])
    return
  }
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) greatest = Math.max(greatest, values[i])
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i] = exp(values[i] - greatest)
  for (let i = from; i < to; i++) values[i] /= sum
}
