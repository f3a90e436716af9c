// Numbers far outside the range of doubles: values · 2^exponent, with a whole exponent that many values share. Scaling by powers of
// two rounds nothing, so a product over thousands of steps is as exact as its multiplications.

import { log } from '../math.ts'

/** The numbers values[i] · 2^exponent. */
export interface Scaled {
  readonly values: Float64Array
  exponent: number
}

const bits = new DataView(new ArrayBuffer(8))

/**
 * Brings the greatest |value| into [1, 4) by moving a power of two into the exponent. Exact, but for values below 2^-1022 of the
 * greatest, which may become 0. Where all are zero, or one is not finite, nothing changes.
 */
export function rescale(scaled: Scaled): void {
  const { values } = scaled
  const greatest = greatestOf(values)
  if (!(greatest > 0 && greatest < Infinity)) return
  bits.setFloat64(0, greatest)
  // At most 1022, as 2^-1023 is no normal number; a subnormal reads as 2^-1023 and becomes normal next time.
  const exponent = Math.min(((bits.getUint32(0) >>> 20) & 0x7ff) - 1023, 1022)
  if (exponent === 0) return
  bits.setUint32(0, (1023 - exponent) << 20)
  bits.setUint32(4, 0)
  const factor = bits.getFloat64(0)
  for (let i = 0; i < values.length; i++) values[i] *= factor
  scaled.exponent += exponent
}

/** max |value|; NaN where one is NaN. */
export function greatestOf(values: Float64Array): number {
  let greatest = 0
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, Math.abs(values[i]))
  return greatest
}

/** Euclidean norm of values that have been rescaled. */
export function normOf(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] * values[i]
  return Math.sqrt(sum)
}

/** log10(|value| · 2^exponent); -Infinity for 0. */
export function log10Of(value: number, exponent: number): number {
  return (log(Math.abs(value)) + exponent * Math.LN2) / Math.LN10
}
