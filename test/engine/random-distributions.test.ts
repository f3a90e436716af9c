// The distributions that a stream draws from. The streams are fixed: an error rate says how often a good generator would have failed.

import test from 'ava'
import { randomStream } from '../../engine/random.ts'

test('integers cover low to high evenly', t => {
  // Chi-square at 1e-6: 38.3 with 6 degrees of freedom, 24 with 1, 180 with 99.
  for (const [low, high, limit] of [
    [-2, 4, 38.3],
    [0, 1, 24],
    [1, 100, 180],
  ] as const) {
    const counts = new Map<number, number>()
    const stream = randomStream(['integers', low, high])
    const [n, size] = [70_000, high - low + 1]
    for (let i = 0; i < n; i++) {
      const k = stream.integer(low, high)
      counts.set(k, (counts.get(k) ?? 0) + 1)
    }
    t.deepEqual(
      [...counts.keys()].sort((a, b) => a - b),
      Array.from({ length: size }, (_, i) => low + i),
    )
    t.true([...counts.values()].reduce((sum, count) => sum + (count - n / size) ** 2 / (n / size), 0) < limit)
  }
  const stream = randomStream(['one integer'])
  for (let i = 0; i < 100; i++) t.is(stream.integer(7, 7), 7)
})

/** Kolmogorov-Smirnov statistic sqrt(n) sup |F_n - F|; above 2.694 with probability 2 exp(-2 · 2.694²) = 1e-6. */
function kolmogorovSmirnov(sample: readonly number[], cumulative: (x: number) => number): number {
  const n = sample.length
  const sorted = sample.toSorted((a, b) => a - b)
  const gaps = sorted.map((x, i) => Math.max((i + 1) / n - cumulative(x), cumulative(x) - i / n))
  return Math.sqrt(n) * gaps.reduce((greatest, gap) => Math.max(greatest, gap), 0)
}

/** Normal distribution function as a series: G. Marsaglia (2004), "Evaluating the normal distribution", J. Stat. Software 11(4). */
function normalDistribution(z: number): number {
  let [sum, term] = [z, z]
  for (let k = 3; Math.abs(term) > 1e-17; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI)
}

test('uniform deviates are uniform in (0, 1), and between() in its range', t => {
  const stream = randomStream(['uniform'])
  const [uniform, between] = [[] as number[], [] as number[]]
  for (let i = 0; i < 20_000; i++) {
    uniform.push(stream.uniform())
    between.push(stream.between(-3, 5))
  }
  t.true(uniform.every(u => u > 0 && u < 1))
  t.true(between.every(v => v >= -3 && v < 5))
  t.true(kolmogorovSmirnov(uniform, u => u) < 2.694)
  t.true(kolmogorovSmirnov(between, v => (v + 3) / 8) < 2.694)
})

test('uniform deviates have 53 random bits, the lowest among them', t => {
  // n = 10,000 fair coins: 5 standard errors, an error rate of 6e-7.
  const odd = Array.from({ length: 10_000 }, randomStream(['bits']).uniform).filter(u => (u * 2 ** 53) % 2 === 1).length
  t.true(Math.abs(odd - 5000) < 5 * Math.sqrt(2500))
})

test('normal deviates have the moments and the tails of the normal distribution', t => {
  // n = 100,000: mean ± 5 / sqrt(n), variance ± 5 sqrt(2 / n), fourth moment ± 5 sqrt(96 / n): each fails with probability 6e-7.
  const n = 100_000
  const stream = randomStream(['normal'])
  const z = Array.from({ length: n }, () => stream.normal())
  const moment = (k: number): number => z.reduce((sum, x) => sum + x ** k, 0) / n
  t.true(Math.abs(moment(1)) < 5 / Math.sqrt(n))
  t.true(Math.abs(moment(2) - 1) < 5 * Math.sqrt(2 / n))
  t.true(Math.abs(moment(4) - 3) < 5 * Math.sqrt(96 / n))
  // P(|z| > 1.96) = 0.05.
  const tail = z.filter(x => Math.abs(x) > 1.959964).length / n
  t.true(Math.abs(tail - 0.05) < 5 * Math.sqrt((0.05 * 0.95) / n))
  t.true(kolmogorovSmirnov(z, normalDistribution) < 2.694)
  // Two that follow each other must be independent too, and so must their squares.
  const pairs = Array.from({ length: n / 2 }, (_, i) => [z[2 * i], z[2 * i + 1]])
  const mean = (f: (x: number, y: number) => number): number => pairs.reduce((sum, [x, y]) => sum + f(x, y), 0) / pairs.length
  t.true(Math.abs(mean((x, y) => x * y)) < 5 / Math.sqrt(n / 2))
  t.true(Math.abs(mean((x, y) => (x * x - 1) * (y * y - 1))) < (5 * 2) / Math.sqrt(n / 2))
})

test('successive draws of a stream are unrelated', t => {
  // 10 distances beyond 5.5 standard errors with probability 4e-7 in all.
  const u = Array.from({ length: 50_010 }, randomStream(['serial']).uniform)
  for (let distance = 1; distance <= 10; distance++) {
    let r = 0
    for (let i = 0; i < 50_000; i++) r += (12 * (u[i] - 0.5) * (u[i + distance] - 0.5)) / 50_000
    t.true(Math.abs(r) < 5.5 / Math.sqrt(50_000), `distance ${distance}: ${r}`)
  }
})

test('the layers of the ziggurat make one normal density, the tail included', t => {
  // Chi-square of 2,000,000 deviates in 64 cells of equal probability, limit at 1e-6: 129.6 with 63 degrees of freedom (Wilson-Hilferty).
  const n = 2_000_000
  const stream = randomStream(['ziggurat'])
  const counts = new Float64Array(64)
  let [beyond, negative] = [0, 0]
  for (let i = 0; i < n; i++) {
    const z = stream.normal()
    counts[Math.min(63, Math.floor(64 * normalDistribution(z)))]++
    if (Math.abs(z) > 3.442619855899) beyond++
    if (z < 0) negative++
  }
  t.true(counts.reduce((sum, count) => sum + (count - n / 64) ** 2 / (n / 64), 0) < 129.6)
  // P(|z| > R), R where the tail has an algorithm of its own: 5.7609e-4 from the series; five standard errors.
  const p = 2 * (1 - normalDistribution(3.442619855899))
  t.true(Math.abs(beyond / n - p) < 5 * Math.sqrt(p / n))
  t.true(Math.abs(negative / n - 0.5) < 2.5 / Math.sqrt(n))
})
