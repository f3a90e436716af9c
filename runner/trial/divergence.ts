// The watch for the first non-finite value in a net.

export class Divergence extends Error {
  readonly where: string
  readonly step: number

  constructor(where: string, step: number) {
    super(`First non-finite value: ${where}, after ${step} training steps`)
    this.where = where
    this.step = step
  }
}

/** Throws a Divergence that names the first weight that is not a finite number, as `nameOf` calls it. */
export function watchDivergence(
  weights: Float64Array,
  step: number,
  nameOf = (index: number): string => `weight ${index}`,
): void {
  // One finite sum clears all weights at once: an infinity or NaN among them would stay in it.
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]
  if (Number.isFinite(sum)) return
  const first = weights.findIndex(weight => !Number.isFinite(weight))
  if (first >= 0) throw new Divergence(`${nameOf(first)} became ${weights[first]}`, step)
}
