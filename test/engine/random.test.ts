import test from 'ava'
import { randomStream, restoreStream } from '../../engine/random.ts'

const draws = (name: Parameters<typeof randomStream>[0], count: number): number[] => {
  const stream = randomStream(name)
  return Array.from({ length: count }, () => stream.uniform())
}

test('equal names give equal streams, whatever the order of keys', t => {
  t.deepEqual(draws(['a', { x: 1, y: 2 }], 20), draws(['a', { y: 2, x: 1 }], 20))
})

test('names that differ anywhere give unrelated streams', t => {
  // |r| of 2000 independent pairs exceeds 0.11 with probability below 1e-6.
  const first = draws(['training', 'adding', 1], 2000)
  for (const name of [
    ['training', 'adding', 2],
    ['test', 'adding', 1],
    ['training', 'adding', '1'],
  ]) {
    const other = draws(name, 2000)
    const r = (12 * first.reduce((sum, u, i) => sum + (u - 0.5) * (other[i] - 0.5), 0)) / 2000
    t.true(Math.abs(r) < 0.11, `${name}: ${r}`)
  }
})

test('a snapshot goes on draw for draw, the spare normal deviate included, after a round trip through JSON', t => {
  const stream = randomStream(['snapshot'])
  for (let i = 0; i < 7; i++) stream.normal()
  const state = JSON.parse(JSON.stringify(stream.state()))
  t.not(state.spareNormal, null)
  const restored = restoreStream(state)
  for (let i = 0; i < 50; i++) {
    t.is(restored.normal(), stream.normal())
    t.is(restored.integer(0, 9), stream.integer(0, 9))
    t.is(restored.uniform(), stream.uniform())
  }
})

test('integers cover low to high evenly', t => {
  // Chi-square with 6 degrees of freedom exceeds 38.3 with probability 1e-6.
  const counts = new Map<number, number>()
  const stream = randomStream(['integers'])
  for (let i = 0; i < 70_000; i++) {
    const k = stream.integer(-2, 4)
    counts.set(k, (counts.get(k) ?? 0) + 1)
  }
  t.deepEqual(
    [...counts.keys()].sort((a, b) => a - b),
    [-2, -1, 0, 1, 2, 3, 4],
  )
  t.true([...counts.values()].reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0) < 38.3)
})

test('uniform deviates fill [0, 1) and between() its range', t => {
  const stream = randomStream(['uniform'])
  for (let i = 0; i < 10_000; i++) {
    const u = stream.uniform()
    t.true(u >= 0 && u < 1)
    const v = stream.between(-3, 5)
    t.true(v >= -3 && v < 5)
  }
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
})

test('the draws of a named stream never change', t => {
  // Made by this code: seedrandom 3.0.5 alea, seeded with the SHA-256 of the name's canonical JSON. Changing them changes every result.
  const stream = randomStream(['golden', 1])
  t.deepEqual(
    [stream.uniform(), stream.integer(0, 999), stream.normal(), stream.normal(), stream.between(-1, 1)],
    [0.8008790303776144, 577, 0.5406015476206639, 0.5168170684380055, 0.4968628560927304],
  )
})
