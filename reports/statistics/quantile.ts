// Quantiles of a sample, linear between its order statistics (R's type 7). Infinities allowed; NaN for an empty sample.

/** Middle value, the mean of the two middle ones for an even number. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** `p` in [0, 1]. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) return Number.NaN
  const sorted = values.toSorted((a, b) => a - b)
  const place = p * (sorted.length - 1)
  const below = Math.floor(place)
  const [low, high] = [sorted[below]!, sorted[Math.ceil(place)]!]
  const share = place - below
  if (low === high) return low
  return Number.isFinite(high - low) ? low + share * (high - low) : (1 - share) * low + share * high
}
