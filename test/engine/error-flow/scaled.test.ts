import test from 'ava'
import fc from 'fast-check'
import { greatestOf, log10Of, normOf, rescale } from '../../../engine/error-flow/scaled.ts'

test('rescaling brings the greatest value into [1, 4) and changes no value by a bit', t => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: -960, max: 1020 }),
      (numbers, power) => {
        // Numbers of size 2^power; those more than 2^60 below may lose bits to the subnormal range before they get here.
        const values = Float64Array.from(numbers, x => (Math.abs(x) < 2 ** -60 ? 0 : x) * 2 ** power)
        const scaled = { values: values.slice(), exponent: 7 }
        rescale(scaled)
        const greatest = greatestOf(scaled.values)
        const moved = scaled.exponent - 7
        // 2^moved may itself be out of range, so it goes in two halves.
        const back = scaled.values.map(x => x * 2 ** Math.trunc(moved / 2) * 2 ** (moved - Math.trunc(moved / 2)))
        return (greatest === 0 || (greatest >= 1 && greatest < 4)) && back.every((x, i) => x === values[i])
      },
    ),
    { seed: 1, numRuns: 2000 },
  )
  t.pass()
})

test('the ends of the range of doubles, and what is no finite number', t => {
  for (const value of [Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 1023, 2 ** -1022, 1]) {
    const scaled = { values: Float64Array.of(0, value), exponent: 0 }
    rescale(scaled)
    t.true(greatestOf(scaled.values) >= 1 && greatestOf(scaled.values) < 4, `${value}`)
    t.true(Math.abs(log10Of(scaled.values[1], scaled.exponent) - Math.log10(Math.abs(value))) < 1e-12, `${value}`)
  }
  for (const values of [
    [0, 0],
    [1e9, Number.NaN, 3],
    [Infinity, 1e-9],
  ]) {
    const scaled = { values: Float64Array.from(values), exponent: 5 }
    rescale(scaled)
    t.deepEqual(scaled, { values: Float64Array.from(values), exponent: 5 })
  }
  // A subnormal needs two turns; meanwhile no bit is lost.
  const tiny = { values: Float64Array.of(Number.MIN_VALUE), exponent: 0 }
  rescale(tiny)
  rescale(tiny)
  t.deepEqual(tiny, { values: Float64Array.of(1), exponent: -1074 })
  t.is(greatestOf(Float64Array.of(3, Number.NaN, 4)), Number.NaN)
})

test('the logarithm knows sizes beyond the doubles, and exact zero', t => {
  t.is(log10Of(0, 12), -Infinity)
  t.is(log10Of(0, -1e6), -Infinity)
  t.true(Math.abs(log10Of(-1000, 0) - 3) < 1e-15)
  t.true(Math.abs(log10Of(1.5, -1e6) - (Math.log10(1.5) - 1e6 * Math.log10(2))) < 1e-9)
  t.is(normOf(Float64Array.of(3, -4)), 5)
})
