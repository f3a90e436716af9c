import test from 'ava'
import type { WaitingTime } from '../../../reports/statistics/kaplan-meier.ts'
import { mannWhitney } from '../../../reports/statistics/mann-whitney.ts'
import { outcomeRanks } from '../../../reports/statistics/outcome-ranks.ts'
import { allNear, near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

// Unsolved trials are null in the reference; what they spent must not matter.
function outcomes(costs: readonly (number | null)[]): readonly WaitingTime[] {
  return costs.map((cost, i) => ({ time: cost ?? 20 + i, solved: cost !== null }))
}

for (const { first, second, ranks, superiority, exact, approximate } of reference.mannWhitney) {
  test(`agrees with R: ${JSON.stringify(first)} against ${JSON.stringify(second)}`, t => {
    allNear(t, outcomeRanks([...outcomes(first), ...outcomes(second)]), ranks, 'ranks')
    const found = mannWhitney(outcomes(first), outcomes(second))
    near(t, found.superiority, superiority, 'superiority')
    near(t, found.p, exact, 'exact p')
    near(t, mannWhitney(outcomes(first), outcomes(second), 0).p, approximate, 'approximate p')
    const turned = mannWhitney(outcomes(second), outcomes(first))
    near(t, turned.superiority, 1 - superiority, 'turned')
    near(t, turned.p, exact, 'turned p')
  })
}

test('the exact and the approximate p meet for many trials', t => {
  const [first, second] = [
    outcomes(Array.from({ length: 30 }, (_, i) => 2 * i)),
    outcomes(Array.from({ length: 30 }, (_, i) => 2 * i + 15)),
  ]
  t.true(Math.abs(mannWhitney(first, second).p - mannWhitney(first, second, 0).p) < 0.002)
})

test('refuses an empty group', t => {
  t.throws(() => mannWhitney([], outcomes([1])), { instanceOf: RangeError, message: /got 0 and 1/ })
})
