import test from 'ava'
import { count, duration, large, listed, plural, range, ranges, share, significant } from '../../reports/format.ts'

test('counts carry thousands separators', t => {
  t.deepEqual([0, 7, 999, 1000, 31390, 1234567].map(count), ['0', '7', '999', '1,000', '31,390', '1,234,567'])
  t.is(count(1234.5), '1,234.5')
})

test('significant digits are kept, trailing zeros too', t => {
  t.deepEqual(
    [0, 1, 0.5, 0.4567, 31392.4, 9.999, 0.000123456, 999.6, -12.34].map(value => significant(value)),
    ['0', '1.00', '0.500', '0.457', '31,400', '10.0', '0.000123', '1,000', '-12.3'],
  )
  t.is(significant(0.0372, 2), '0.037')
})

test('large counts are written in full up to a hundred thousand, then with three digits, then with a prefix', t => {
  t.deepEqual([0, 99_999, 123_456, 999_499, 999_500, 1_234_567, 999_400_000, 999_600_000, 4.7e9, 2e12, 3.3e15].map(large), [
    '0',
    '99,999',
    '123,000',
    '999,000',
    '1.00 M',
    '1.23 M',
    '999 M',
    '1.00 G',
    '4.70 G',
    '2.00 T',
    '3.30 P',
  ])
})

test('intervals without an upper limit say so', t => {
  t.is(range({ low: 0.5655, high: 1 }, share), '(0.57–1.00)')
  t.is(range({ low: 1200, high: Number.POSITIVE_INFINITY }, count), '(1,200–∞)')
})

test('lists read as English', t => {
  t.deepEqual(
    [[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(items => listed(items)),
    ['', 'a', 'a and b', 'a, b and c'],
  )
  t.is(listed(['a', 'b'], 'or'), 'a or b')
  t.deepEqual([plural(1, 'lag'), plural(1200, 'lag')], ['1 lag', '1,200 lags'])
})

test('runs of numbers are drawn together from three on', t => {
  t.is(ranges([5, 1, 2, 3, 7, 8, 3]), '1–3, 5, 7, 8')
  t.is(ranges([]), '')
})

test('durations have two units at most, each below the next one', t => {
  const seconds = [0, 0.499, 0.5, 9.96, 59.4, 59.5, 65, 3599.4, 3599.5, 7190, 7500, 86_399, 86_400, 273_600, 1e8]
  t.deepEqual(
    seconds.map(each => duration(1000 * each)),
    [
      'under a second',
      'under a second',
      '1 s',
      '10 s',
      '59 s',
      '1 min',
      '1 min 5 s',
      '59 min 59 s',
      '1 h',
      '1 h 59 min',
      '2 h 5 min',
      '23 h 59 min',
      '1 d',
      '3 d 4 h',
      '1,157 d 9 h',
    ],
  )
})

test('numbers between -1 and 0 keep their sign', t => {
  t.is(significant(-0.6597, 2), '-0.66')
  t.is(significant(-0.05), '-0.0500')
  t.is(significant(-1234.5), '-1,230')
  t.is(significant(0), '0')
})
