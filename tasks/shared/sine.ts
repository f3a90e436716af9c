// Sine and cosine that give the same bits on every engine, as the platform's need not.

// π/2 in two parts, the first with few enough bits that its products with small whole numbers are exact.
const HALF_PI_HIGH = 1.5707963267341256
const HALF_PI_LOW = 6.077100506506192e-11

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
  const k = Math.round(angle / (HALF_PI_HIGH + HALF_PI_LOW))
  const r = angle - k * HALF_PI_HIGH - k * HALF_PI_LOW
  const place = (((k + quarters) % 4) + 4) % 4
  const value = place % 2 === 0 ? sineSeries(r) : cosineSeries(r)
  return place < 2 ? value : -value
}

/** x - x³/3! + x⁵/5! - ..., by Horner's rule. */
function sineSeries(x: number): number {
  let sum = 1
  for (let n = 16; n >= 2; n -= 2) sum = 1 - (sum * x * x) / (n * (n + 1))
  return x * sum
}

/** 1 - x²/2! + x⁴/4! - ... */
function cosineSeries(x: number): number {
  let sum = 1
  for (let n = 17; n >= 1; n -= 2) sum = 1 - (sum * x * x) / (n * (n + 1))
  return sum
}
