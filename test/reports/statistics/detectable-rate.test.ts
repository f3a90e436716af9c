import test from 'ava'
import { detectableRates } from '../../../reports/statistics/detectable-rate.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { seeds, baseline, below, above } of reference.detectable) {
  test(`agrees with R for ${seeds} seeds against a rate of ${baseline}`, t => {
    const found = detectableRates(seeds, baseline)
    near(t, found.below, below, 'below')
    near(t, found.above, above, 'above')
  })
}

test('is symmetric, and finer with more seeds', t => {
  const [twenty, forty] = [detectableRates(20, 0.5), detectableRates(40, 0.5)]
  near(t, twenty.below, 1 - twenty.above!)
  t.true(forty.above! < twenty.above!)
})

test('refuses no seeds, and what is no rate', t => {
  t.throws(() => detectableRates(0, 0.5), { instanceOf: RangeError, message: /seeds >= 1, got 0/ })
  t.throws(() => detectableRates(5, 1.5), { instanceOf: RangeError, message: /\[0, 1\], got 1.5/ })
})
