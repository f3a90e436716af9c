// p values of several tests, corrected so that the chance of even one false finding stays below the level: S. Holm (1979), "A simple
// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6(2):65-70. For p_(1) <= ... <= p_(k)
//
//   corrected p_(i) = max over j <= i of min(1, (k - j + 1) p_(j))                       (1)

/** Corrected p values in the order of the input. */
export function holm(pValues: readonly number[]): readonly number[] {
  const k = pValues.length
  const order = pValues.map((_, i) => i).sort((i, j) => pValues[i]! - pValues[j]!)
  const corrected = new Array<number>(k)
  let largest = 0
  for (const [position, i] of order.entries()) {
    largest = Math.max(largest, Math.min(1, (k - position) * pValues[i]!)) // (1)
    corrected[i] = largest
  }
  return corrected
}
