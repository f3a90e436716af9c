import test from 'ava'
import { isSeparated, logisticRegression } from '../../../reports/statistics/logistic-regression.ts'
import { near } from './near.ts'
import reference from './reference.json' with { type: 'json' }

for (const { name, lag, solved, trials, penalised, intercept, slope } of reference.logistic) {
  test(`agrees with R: ${name}`, t => {
    const found = logisticRegression(lag.map((each, i) => ({ x: Math.log(each), solved: solved[i]!, trials: trials[i]! })))!
    t.is(found.penalised, penalised)
    near(t, found.intercept, intercept, 'intercept')
    near(t, found.slope, slope, 'slope')
  })
}

test('counts trials alike, one by one or together', t => {
  const together = logisticRegression([
    { x: 0, solved: 1, trials: 2 },
    { x: 1, solved: 1, trials: 3 },
  ])!
  const single = [
    [0, 1],
    [0, 0],
    [1, 1],
    [1, 0],
    [1, 0],
  ].map(([x, solved]) => ({ x: x!, solved: solved!, trials: 1 }))
  near(t, logisticRegression(single)!.slope, together.slope)
})

test('knows separation: apart, meeting at one end, all, none', t => {
  const at = (...solved: number[]) => solved.map((count, x) => ({ x, solved: count, trials: 2 }))
  for (const counts of [at(2, 2, 0), at(2, 1, 0), at(0, 1, 2), at(2, 2, 2), at(0, 0, 0)]) t.true(isSeparated(counts))
  for (const counts of [at(2, 1, 1), at(1, 0, 1), at(2, 0, 2)]) t.false(isSeparated(counts))
})

test('has no slope without trials at two different x', t => {
  t.is(logisticRegression([]), null)
  t.is(
    logisticRegression([
      { x: 1, solved: 1, trials: 3 },
      { x: 1, solved: 2, trials: 3 },
      { x: 2, solved: 0, trials: 0 },
    ]),
    null,
  )
})
