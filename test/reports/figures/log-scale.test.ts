import test from 'ava'
import { logTicks, roundBounds } from '../../../reports/figures/log-scale.ts'

test('bounds are 1-2-5 numbers around all values', t => {
  t.deepEqual(roundBounds([2500, 71_000]), [2000, 100_000])
  t.deepEqual(roundBounds([0.3, 4000]), [0.2, 5000])
  t.deepEqual(roundBounds([1, 1000]), [1, 1000])
})

test('bounds lie at least a factor of ten apart', t => {
  t.deepEqual(roundBounds([300]), [200, 2000])
  t.deepEqual(roundBounds([1000, 1001]), [1000, 10_000])
})

test('without values there is an axis all the same', t => {
  t.deepEqual(roundBounds([]), [1, 10])
})

test('ticks thin out to powers of ten over a wide range', t => {
  t.deepEqual(logTicks(2000, 50_000), [2000, 5000, 10_000, 20_000, 50_000])
  t.deepEqual(logTicks(20, 500_000), [100, 1000, 10_000, 100_000])
})

test('a cost of 0 has no place on a logarithmic scale, and does not keep it from ending', t => {
  t.deepEqual(roundBounds([0, 30, 700]), roundBounds([30, 700]))
  t.deepEqual(roundBounds([0]), [1, 10])
})
