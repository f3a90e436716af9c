import test from 'ava'
import { randomStream } from '../../../engine/random.ts'
import { pairedPermutation } from '../../../reports/statistics/paired-permutation.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { differences, p } of reference.permutation) {
  test(`agrees with all signs enumerated by R: ${differences.join(', ')}`, t => {
    near(t, pairedPermutation(differences, randomStream('unused')), p)
  })
}

// Pairs of equal size: the sum is 2 X - n with X binomial, so the exact law is known.
test('draws signs where there are too many pairs to enumerate', t => {
  const differences = Array.from({ length: 20 }, (_, i) => (i < 14 ? 1 : -1))
  // R 4.2.2: binom.test(14, 20)$p.value
  const p = 0.115318298339844
  const found = pairedPermutation(differences, randomStream('signs'))
  t.true(Math.abs(found - p) < 4 * Math.sqrt((p * (1 - p)) / 99_999), `${found}`)
  t.is(pairedPermutation(differences, randomStream('signs')), found)
})

test('leaves out pairs without a difference', t => {
  t.is(pairedPermutation([...new Array(16).fill(1), ...new Array(10).fill(0)], randomStream('unused')), 2 / 65_536)
})

test('is never 0', t => {
  t.is(pairedPermutation(new Array(40).fill(1), randomStream('signs'), 999), 1 / 1000)
})

test('is 1 without pairs, and refuses a difference without end', t => {
  t.is(pairedPermutation([], randomStream(1)), 1)
  t.throws(() => pairedPermutation([Number.POSITIVE_INFINITY], randomStream(1)), { instanceOf: RangeError, message: /finite/ })
})
