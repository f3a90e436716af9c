// The largest value over s >= 0 of a function with one hill, by golden-section search: J. Kiefer (1953), "Sequential minimax search for a
// maximum", Proceedings of the American Mathematical Society 4(3):502-506, doi 10.1090/S0002-9939-1953-0055639-3. Values near the top
// differ by the square of the distance from it, so the value is far more exact than the place.

const GOLDEN = 0.6180339887498949
/** Relative width at which the values no longer differ in double precision. */
const NARROW = 1e-9

/** `f` must fall in the end. */
export function largestValue(f: (s: number) => number): number {
  let high = 1
  while (f(2 * high) > f(high)) high *= 2
  high *= 2
  let low = 0
  let [left, right] = [high - GOLDEN * high, GOLDEN * high]
  let [atLeft, atRight] = [f(left), f(right)]
  while (high - low > NARROW * (high + NARROW)) {
    if (atLeft >= atRight) {
      high = right
      right = left
      atRight = atLeft
      left = high - GOLDEN * (high - low)
      atLeft = f(left)
    } else {
      low = left
      left = right
      atLeft = atRight
      right = low + GOLDEN * (high - low)
      atRight = f(right)
    }
  }
  return Math.max(f(0), atLeft, atRight)
}
