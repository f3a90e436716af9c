// When a prediction failed, and when it can be expected to fail.
//   (1) ε(t) = Σ_i (p_i(t) - z_i(t))², over what was observed; the row z(t) is unexpected where ε(t) is not below β
//   (2) the least that (1) can be, whichever row of zeros and ones comes (not all zeros)
// (1) is the low-level error of Schmidhuber (1992); (2) is ours: whether a prediction can hold must be
// known before the target is.

import type { Stream, StreamBuffer } from './stream.ts'

/** (1) of the prediction at `from` for a row. */
export function failure(predictions: Float64Array, from: number, { size, rows, given }: Stream, row: number): number {
  let sum = 0
  for (let i = 0; i < size; i++) {
    if (given[row * size + i] === 0) continue
    const miss = predictions[from + i] - rows[row * size + i]
    sum += miss * miss
  }
  return sum
}

/** (2) of the `count` predictions from `from` on. */
export function leastFailure(predictions: Float64Array, from: number, count: number): number {
  let sum = 0
  let most = 0
  for (let i = from; i < from + count; i++) {
    const p = predictions[i]
    sum += p < 0.5 ? p * p : (1 - p) * (1 - p)
    most = Math.max(most, p)
  }
  // The row is not all zeros: where none is nearer to 1, the greatest is.
  return most < 0.5 ? sum + 1 - 2 * most : sum
}

/**
 * Writes what a level leaves to the one above: the first row, and each row that it failed to predict. `predictions` has a row of `width` numbers
 * for each moment but the last, of which the first are about the moment after it. Returns the mean of (1) over the predicted rows.
 */
export function compress(
  predictions: Float64Array,
  width: number,
  stream: Stream,
  threshold: number,
  into: StreamBuffer,
): number {
  into.begin(stream.count)
  into.copyRow(stream, 0)
  let sum = 0
  for (let k = 1; k < stream.count; k++) {
    const error = failure(predictions, (k - 1) * width, stream, k)
    sum += error
    if (!(error < threshold)) into.copyRow(stream, k)
  }
  return stream.count > 1 ? sum / (stream.count - 1) : 0
}
