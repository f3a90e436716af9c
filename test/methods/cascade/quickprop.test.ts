import test from 'ava'
import { quickprop } from '../../../methods/cascade/quickprop.ts'

test('on a parabola the second step ends in the minimum', t => {
  // E = a (w - m)² / 2, slope a (w - m). Steps within μ: the parabola's minimum is reached but for rounding, 1e-12.
  for (const [a, m, start] of [
    [2, 3, -1],
    [0.5, -2, 4],
  ]) {
    const weights = Float64Array.of(start)
    const step = quickprop(1, { epsilon: 1 / (2 * a), mu: 2, decay: 0 })
    step(weights, Float64Array.of(a * (weights[0] - m)))
    t.true(Math.abs(weights[0] - m) > 1)
    // The slope is halved, so (2) gives d s / (p - s) = d; (3) would add to it.
    const first = weights[0] - start
    const s = a * (weights[0] - m)
    step(weights, Float64Array.of(s))
    t.true(Math.abs(weights[0] - (m - s / (2 * a) - 0)) < 1e-12 || Math.abs(weights[0] - m) < 1e-12, `${first}`)
  }
})
