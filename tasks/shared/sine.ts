// Sine and cosine that give the same bits on every engine, as the platform's need not.

// π/2 in two parts, the first with few enough bits that its products with small whole numbers are exact.
const HALF_PI_HIGH = 1.5707963267341256
const HALF_PI_LOW = 6.077100506506192e-11
const TWO_OVER_PI = 0.6366197723675814

/** Sine, off by less than 1e-15 for angles within some thousand turns. */
export function sine(angle: number): number {
  return quarterTurns(angle, 0)
}

/** Cosine, likewise. */
export function cosine(angle: number): number {
  return quarterTurns(angle, 1)
}

/** Sine of `angle` + `quarters` right angles: the remainder is at most π/4, where the two power series converge fast. */
function quarterTurns(angle: number, quarters: number): number {
  const k = Math.floor(angle * TWO_OVER_PI + 0.5)
  const r = angle - k * HALF_PI_HIGH - k * HALF_PI_LOW
  // The lowest two bits: also of a negative number its remainder.
  const place = (k + quarters) & 3
  const value = place % 2 === 0 ? sineSeries(r) : cosineSeries(r)
  return place < 2 ? value : -value
}

// On the remainder's range the first term left out is below 3e-17 of the whole.
const S3 = -1 / 6
const S5 = 1 / 120
const S7 = -1 / 5040
const S9 = 1 / 362880
const S11 = -1 / 39916800
const S13 = 1 / 6227020800
const S15 = -1 / 1307674368000
const C2 = -1 / 2
const C4 = 1 / 24
const C6 = -1 / 720
const C8 = 1 / 40320
const C10 = -1 / 3628800
const C12 = 1 / 479001600
const C14 = -1 / 87178291200
const C16 = 1 / 20922789888000

/** x - x³/3! + x⁵/5! - ..., by Horner's rule. */
function sineSeries(x: number): number {
  const z = x * x
  return x + x * z * (S3 + z * (S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * S15))))))
}

/** 1 - x²/2! + x⁴/4! - ... */
function cosineSeries(x: number): number {
  const z = x * x
  return 1 + z * (C2 + z * (C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * (C14 + z * C16)))))))
}
