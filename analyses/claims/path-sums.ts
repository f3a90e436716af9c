// Equation (2) by brute force: all paths from unit k at step t to unit v at step t - q, each the product of its factors, added up.

import { exp } from '../../engine/math.ts'
import { randomStream } from '../../engine/random.ts'
import { randomNet } from '../gradient-flow/measure-bounds.ts'
import { runStandardNet } from '../gradient-flow/standard-net.ts'

/** Greatest relative difference of sum and engine over nets, lags and pairs of units; in units of the greatest factor of the lag. */
export function pathSums(): number {
  let worst = 0
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomStream(['path sums', seed])
    const n = random.integer(1, 3)
    const net = randomNet(seed % 2 === 0 ? 'logistic' : 'tanh', n, 2, random)
    const qMax = 7
    const { factors, slopes } = runStandardNet(
      net,
      Array.from({ length: 12 }, () => random.normal()),
      qMax,
    )
    /** From unit `from`, `depth` steps back from the last, to unit v at lag q. */
    const sum = (from: number, depth: number, v: number, q: number): number => {
      let total = 0
      for (let unit = 0; unit < n; unit++) {
        const factor = slopes[depth + 1][unit] * net.weights[from * n + unit]
        if (depth + 1 < q) total += factor * sum(unit, depth + 1, v, q)
        else if (unit === v) total += factor
      }
      return total
    }
    for (let q = 1; q <= qMax; q++) {
      const greatest = factors[q].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
      for (let k = 0; k < n; k++)
        for (let v = 0; v < n; v++) {
          const expected = Math.abs(sum(k, 0, v, q))
          const found = exp(factors[q][k * n + v] * Math.LN10)
          worst = Math.max(worst, Math.abs(found - expected) / exp(greatest * Math.LN10))
        }
    }
  }
  return Number(worst.toPrecision(2))
}
