// exp, expm1, tanh, log and the logistic function from IEEE 754 exact operations only (+ - * / and bit access), so that every engine
// and machine gives the same bits. Argument reduction after W. J. Cody & W. Waite (1980), Software Manual for the Elementary
// Functions; on the reduced range plain Taylor sums, whose remainder lies below half a unit in the last place:
//   exp(x)  = 2^k exp(r),  r = x - k ln 2,  |r| <= ln(2)/2,  sum to r^13 (remainder r^14/14! < 5e-18)
//   log(x)  = e ln 2 + 2 artanh(f),  f = (m - 1)/(m + 1),  m in [sqrt(1/2), sqrt(2)),  sum to f^23 (remainder < 3e-20)
// Against the platform: exp and log within 1 unit in the last place, expm1 2, tanh 4 (test/engine/math.test.ts).

const LOG2_E = Math.LOG2E
// ln 2 in two parts: k times the first is exact for |k| < 2^11 (its last 21 bits are zero).
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
// Adding and subtracting 1.5 * 2^52 rounds to the nearest integer.
const ROUNDER = 6755399441055744

// 1/n!, n = 2..13
const C2 = 1 / 2
const C3 = 1 / 6
const C4 = 1 / 24
const C5 = 1 / 120
const C6 = 1 / 720
const C7 = 1 / 5040
const C8 = 1 / 40320
const C9 = 1 / 362880
const C10 = 1 / 3628800
const C11 = 1 / 39916800
const C12 = 1 / 479001600
const C13 = 1 / 6227020800

// 2^k for k = -1023..1023 (index k + 1023; the first is a subnormal's exact value).
const POWERS_OF_TWO = powersOfTwo()

function powersOfTwo(): Float64Array {
  const powers = new Float64Array(2047)
  powers[1023] = 1
  for (let k = 1; k <= 1023; k++) powers[1023 + k] = powers[1022 + k] * 2
  for (let k = 1; k <= 1023; k++) powers[1023 - k] = powers[1024 - k] / 2
  return powers
}

/** exp(r) - 1 - r for |r| <= ln(2)/2, in Estrin's order (short dependency chains, the same in every back end). */
function expTail(r: number): number {
  const r2 = r * r
  const r4 = r2 * r2
  const r8 = r4 * r4
  const low = C2 + C3 * r + (C4 + C5 * r) * r2
  const high = C6 + C7 * r + (C8 + C9 * r) * r2
  const top = C10 + C11 * r + (C12 + C13 * r) * r2
  return r2 * (low + high * r4 + top * r8)
}

/** e^x. Infinity above 709.78, 0 below -745.13; NaN for NaN. */
export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return Number.isNaN(x) ? x : Infinity
  const k = x * LOG2_E + ROUNDER - ROUNDER
  const r = x - k * LN2_HIGH - k * LN2_LOW
  const reduced = 1 + (r + expTail(r))
  // 2^1024 is no double, nor is 2^-1075: the last power goes in two steps, of which only one rounds.
  if (k < -1022) return x < -745.1332191019412 ? 0 : reduced * POWERS_OF_TWO[k + 2046] * POWERS_OF_TWO[0]
  return k > 1023 ? reduced * 2 * POWERS_OF_TWO[2046] : reduced * POWERS_OF_TWO[k + 1023]
}

/** e^x - 1, accurate near 0. */
export function expm1(x: number): number {
  if (!(x < 709)) return exp(x)
  if (x < -40) return -1
  const k = x * LOG2_E + ROUNDER - ROUNDER
  const r = x - k * LN2_HIGH - k * LN2_LOW
  const reduced = r + expTail(r)
  if (k === 0) return reduced
  const power = POWERS_OF_TWO[k + 1023]
  return reduced * power + (power - 1)
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  if (x > 22) return 1
  if (x < -22) return -1
  const e = expm1(x < 0 ? -2 * x : 2 * x)
  const t = e / (e + 2)
  return x < 0 ? -t : t
}

/** The logistic function 1 / (1 + e^-x), in [0, 1]. */
export function sigmoid(x: number): number {
  return 1 / (1 + exp(-x))
}

const bits = new DataView(new ArrayBuffer(8))

/** Natural logarithm. -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN
  if (x === Infinity) return x
  let exponent = 0
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984 // 2^54 lifts a subnormal into the normal range
    exponent = -54
  }
  bits.setFloat64(0, x)
  const high = bits.getUint32(0)
  exponent += (high >>> 20) - 1023
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000)
  let m = bits.getFloat64(0)
  if (m >= Math.SQRT2) {
    m /= 2
    exponent++
  }
  const n = m - 1
  const f = n / (m + 1)
  const z = f * f
  const z2 = z * z
  const z4 = z2 * z2
  // artanh(f)/f - 1 = z/3 + z^2/5 + ... + z^11/23
  const low = 1 / 3 + z * (1 / 5) + (1 / 7 + z * (1 / 9)) * z2
  const high2 = 1 / 11 + z * (1 / 13) + (1 / 15 + z * (1 / 17)) * z2
  const top = 1 / 19 + z * (1 / 21) + z2 * (1 / 23)
  const tail = z * (low + high2 * z4 + top * (z4 * z4))
  // 2 f (1 + tail), with 2f = n - f n so that the leading term n is exact.
  const correction = f * (2 * tail - n)
  return exponent * LN2_HIGH + (n + (correction + exponent * LN2_LOW))
}
