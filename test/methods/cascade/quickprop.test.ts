import test from 'ava'
import { phaseEnd, quickprop } from '../../../methods/cascade/quickprop.ts'

test('on a parabola the second step ends in the minimum', t => {
  // E = a (w - m)² / 2. The first step overshoots: then the slope's sign has turned and nothing is added to the parabola's step.
  for (const [a, m, start] of [
    [2, 3, -1],
    [0.5, -2, 4],
  ]) {
    const weights = Float64Array.of(start)
    const step = quickprop(1, { epsilon: 1.5 / a, mu: 2, decay: 0 })
    step(weights, Float64Array.of(a * (start - m)))
    t.true(Math.abs(weights[0] - m) > 1)
    step(weights, Float64Array.of(a * (weights[0] - m)))
    // Rounding only.
    t.true(Math.abs(weights[0] - m) < 1e-12, `${weights[0]}`)
  }
})

test('the plain term, growth by μ and the parabola, by hand', t => {
  const weights = Float64Array.of(0)
  const step = quickprop(1, { epsilon: 0.1, mu: 2, decay: 0 })
  const at = (slope: number): number => {
    step(weights, Float64Array.of(slope))
    return weights[0]
  }
  const near = (value: number, expected: number) => t.true(Math.abs(value - expected) < 1e-12, `${value} for ${expected}`)
  // -ε s alone.
  near(at(10), -1)
  // 9 > 10 · 2/3: μ d - ε s = -2 - 0.9.
  near(at(9), -3.9)
  // 3 < 9 · 2/3: d s / (p - s) - ε s = -2.9 · 3 / 6 - 0.3.
  near(at(3), -5.65)
  // Uphill, so without -ε s: -1.75 · -1 / 4, back.
  near(at(-1), -5.2125)
  // Further down: μ d - ε s = 0.875 + 0.2.
  near(at(-2), -4.1375)
})

test('decay adds to the slope', t => {
  const weights = Float64Array.of(4)
  quickprop(1, { epsilon: 0.5, mu: 2, decay: 0.25 })(weights, Float64Array.of(1))
  t.is(weights[0], 3)
})

test('a phase ends when nothing notable happened for as many epochs as it has patience', t => {
  const over = phaseEnd({ patience: 3, threshold: 0.1, mostEpochs: 100 })
  // 100 is notable, as the first; 91 is not; 89 is, against 100; 97, 90 and 96 are not, against 89.
  t.deepEqual([100, 91, 89, 97, 90, 96].map(over), [false, false, false, false, false, true])
})

test('a phase ends after so many epochs in any case', t => {
  const over = phaseEnd({ patience: 8, threshold: 0.1, mostEpochs: 3 })
  t.deepEqual([1, 2, 4].map(over), [false, false, true])
})
