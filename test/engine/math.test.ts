import test from 'ava'
import { numberDigest } from '../../engine/canonical.ts'
import { exp, expm1, log, sigmoid, tanh } from '../../engine/math.ts'
import { randomStream } from '../../engine/random.ts'

const bits = new DataView(new ArrayBuffer(8))

/** Distance in units in the last place, for finite numbers of one sign. */
function ulps(a: number, b: number): number {
  const ordinal = (x: number): bigint => {
    bits.setFloat64(0, x)
    return bits.getBigInt64(0)
  }
  const distance = ordinal(a) - ordinal(b)
  return Number(distance < 0n ? -distance : distance)
}

const worst = (f: (x: number) => number, platform: (x: number) => number, points: readonly number[]): number =>
  Math.max(...points.map(x => ulps(f(x), platform(x))))

const random = randomStream(['math test'])
const points = (low: number, high: number): number[] => Array.from({ length: 20_000 }, () => random.between(low, high))

test('exp and log are within 1 unit in the last place of the platform, expm1 2, tanh and sigmoid 4', t => {
  for (const [low, high] of [
    [-700, 700],
    [-20, 20],
    [-1, 1],
    [-1e-3, 1e-3],
  ] as const) {
    t.true(worst(exp, Math.exp, points(low, high)) <= 1, `exp on ${low}..${high}`)
    t.true(worst(expm1, Math.expm1, points(low, high)) <= 2, `expm1 on ${low}..${high}`)
    t.true(worst(tanh, Math.tanh, points(low, high)) <= 4, `tanh on ${low}..${high}`)
    t.true(worst(sigmoid, x => 1 / (1 + Math.exp(-x)), points(low, high)) <= 4, `sigmoid on ${low}..${high}`)
  }
  t.true(worst(log, Math.log, points(-700, 700).map(Math.exp)) <= 1)
  t.true(worst(log, Math.log, points(0.5, 2)) <= 1)
})

test('ends of the range: overflow, underflow, subnormals, infinities, zeros and NaN', t => {
  t.is(exp(709.79), Infinity)
  t.true(Number.isFinite(exp(709.78)))
  t.is(exp(-746), 0)
  t.is(exp(-740), Math.exp(-740))
  t.is(exp(Infinity), Infinity)
  t.is(exp(-Infinity), 0)
  t.is(exp(0), 1)
  t.true(Number.isNaN(exp(Number.NaN)))
  t.is(expm1(-50), -1)
  t.is(expm1(0), 0)
  t.is(tanh(30), 1)
  t.is(tanh(-Infinity), -1)
  t.is(tanh(1e-20), 1e-20)
  t.true(Number.isNaN(tanh(Number.NaN)))
  t.is(log(1), 0)
  t.is(log(0), -Infinity)
  t.true(Number.isNaN(log(-1)))
  t.is(log(Infinity), Infinity)
  t.is(log(5e-324), Math.log(5e-324))
  t.is(sigmoid(-800), 0)
  t.is(sigmoid(800), 1)
  t.is(sigmoid(0), 0.5)
})

test('tanh is odd, and every function is monotonic on a fine grid', t => {
  for (let i = 0; i < 20_000; i++) {
    const [x, next] = [-10 + i * 1e-3, -10 + (i + 1) * 1e-3]
    t.true(tanh(-x) === -tanh(x))
    t.true(exp(x) < exp(next) && tanh(x) <= tanh(next) && sigmoid(x) <= sigmoid(next))
    t.true(log(x + 10.5) < log(next + 10.5))
  }
})

test('the bits never change while ENGINE_VERSION stays the same', t => {
  // Made by this code under Node 24 on x64: results at -20, -19.99, ..., 20 (log: at the absolute value), in the order below.
  const digest = numberDigest()
  const grid = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 100)
  for (const f of [exp, expm1, tanh, sigmoid, (x: number) => log(Math.abs(x) + 0.001)]) digest.add(Float64Array.from(grid, f))
  t.is(digest.hex(), 'b010aabf1e21f064184df646e9651e2bcce4ea1ed9630b9870be47515aba160d')
})
