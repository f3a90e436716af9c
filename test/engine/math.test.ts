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

test('so they are where results are subnormal or about to overflow', t => {
  // Below -708.396 e^x is subnormal; 2 ulps there were once the price of taking the power in two rounded steps.
  for (const [low, high] of [
    [-745.2, -708],
    [-708.6, -708],
    [700, 709.782],
  ] as const) {
    t.true(worst(exp, Math.exp, points(low, high)) <= 1, `exp on ${low}..${high}`)
    t.true(worst(expm1, Math.expm1, points(low, high)) <= 2, `expm1 on ${low}..${high}`)
    t.true(worst(sigmoid, x => 1 / (1 + Math.exp(-x)), points(low, high)) <= 4, `sigmoid on ${low}..${high}`)
  }
  // All magnitudes from the least subnormal on: arguments and, for log, everything up to the greatest double.
  const magnitudes = (exponents: readonly number[]): number[] => exponents.map(e => 2 ** e)
  const small = magnitudes(points(-1074, 0)).flatMap(x => [x, -x])
  t.true(worst(exp, Math.exp, small) <= 1)
  t.true(worst(expm1, Math.expm1, small) <= 2)
  t.true(worst(tanh, Math.tanh, small) <= 4)
  t.true(worst(log, Math.log, magnitudes(points(-1074, 1024))) <= 1)
})

test('the logistic function is as good where 1 + e^-x loses nothing: below 0 it is e^x / (1 + e^x)', t => {
  // The platform's 1 / (1 + e^-x) makes the same rounding errors as ours; this form of the same number does not.
  const reference = (x: number): number => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)))
  for (const low of [-709, -40, -1]) t.true(worst(sigmoid, reference, points(low, -low)) <= 4, `from ${low}`)
})

test('ends of the range: overflow, underflow, subnormals, infinities, zeros and NaN', t => {
  // The last doubles before e^x is Infinity and before it is 0, and their neighbours beyond.
  t.is(exp(709.782712893384), Math.exp(709.782712893384))
  t.is(exp(709.7827128933841), Infinity)
  t.is(exp(-745.1332191019411), 5e-324)
  t.is(exp(-745.1332191019412), 0)
  t.is(exp(-1e300), 0)
  t.is(exp(-740), Math.exp(-740))
  t.is(exp(Infinity), Infinity)
  t.is(exp(-Infinity), 0)
  for (const zero of [0, -0]) t.deepEqual([exp(zero), expm1(zero) === 0, tanh(zero) === 0, log(zero)], [1, true, true, -Infinity])
  t.true(Number.isNaN(exp(Number.NaN)))
  t.is(expm1(-50), -1)
  t.is(expm1(-Infinity), -1)
  t.is(expm1(Infinity), Infinity)
  t.is(expm1(709.782712893384), Math.exp(709.782712893384))
  t.true(Number.isNaN(expm1(Number.NaN)))
  t.is(tanh(30), 1)
  t.is(tanh(-Infinity), -1)
  for (const x of [1e-20, 5e-324, 2.2250738585072014e-308]) t.deepEqual([tanh(x), expm1(-x)], [x, -x])
  t.true(Number.isNaN(tanh(Number.NaN)))
  t.is(log(1), 0)
  t.is(log(0), -Infinity)
  t.true(Number.isNaN(log(-1)))
  t.is(log(Infinity), Infinity)
  t.true(Number.isNaN(log(Number.NaN)) && Number.isNaN(log(-5e-324)) && Number.isNaN(sigmoid(Number.NaN)))
  t.is(log(Number.MAX_VALUE), Math.log(Number.MAX_VALUE))
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

test('sigmoid(x) and sigmoid(-x) add up to 1', t => {
  // Two roundings of at most 2 units of 1.1e-16 each.
  for (const x of points(-40, 40)) t.true(Math.abs(sigmoid(x) + sigmoid(-x) - 1) <= 4.5e-16, `at ${x}`)
})

test('the bits never change while ENGINE_VERSION stays the same', t => {
  // Made by this code under Node 24 on x64: results at -20, -19.99, ..., 20 (log: at the absolute value), in the order below.
  const digest = numberDigest()
  const grid = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 100)
  for (const f of [exp, expm1, tanh, sigmoid, (x: number) => log(Math.abs(x) + 0.001)]) digest.add(Float64Array.from(grid, f))
  t.is(digest.hex(), 'b010aabf1e21f064184df646e9651e2bcce4ea1ed9630b9870be47515aba160d')
  // The rest of the range likewise: exp and expm1 at -746, -745.75, ..., 710, log at every power of two and at 1.5 times it.
  const ends = numberDigest()
  const wide = Array.from({ length: 5825 }, (_, i) => i / 4 - 746)
  const powers: number[] = []
  for (let power = 5e-324; power < Infinity; power *= 2) powers.push(power, 1.5 * power)
  for (const values of [wide.map(exp), wide.map(expm1), powers.map(log)]) ends.add(Float64Array.from(values))
  t.is(ends.hex(), '10f13029456e585a2d861caeb93c586a4743cf173bb729d305aacaa98669b624')
})
