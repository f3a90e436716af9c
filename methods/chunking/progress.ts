// Whether a level still improves.

/** Watches the mean error of each `window` sequences; it has stopped improving when `patience` of them in a row are not 1 % below the best. */
export function progressWatch(
  window: number,
  patience: number,
): { add(error: number): void; readonly stopped: boolean; restart(): void } {
  let best = Number.POSITIVE_INFINITY
  let sum = 0
  let count = 0
  let waited = 0
  return {
    add(error) {
      sum += error
      if (++count < window) return
      const better = sum < 0.99 * best
      waited = better ? 0 : waited + 1
      if (better) best = sum
      sum = count = 0
    },
    get stopped() {
      return waited >= patience
    },
    restart() {
      best = Number.POSITIVE_INFINITY
      sum = count = waited = 0
    },
  }
}
