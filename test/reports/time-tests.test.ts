import test from 'ava'
import { composeReport } from '../../reports/compose.ts'
import { makeGrid } from '../../reports/grid.ts'
import { logRank } from '../../reports/statistics/log-rank.ts'
import { LEAST_TRIALS, timeTests } from '../../reports/time-tests.ts'
import { fixturePlan, lags, methodIds, record, registry } from './fixtures.ts'

/** Two methods need the same time, the third three times as long, and each leaves its last seed unsolved; all diverge at the longest lag. */
function resultsOf(seeds: number) {
  const plan = fixturePlan({ seeds })
  const records = plan.trials.map(trial => {
    const { seed, parameters } = trial.spec
    const time = (10 + ((seed * 7) % 11)) * (trial.methodLabel === methodIds[2] ? 3 : 1)
    if (parameters.lag === lags.at(-1)) return record(trial, { status: 'diverged', where: 'w', step: 1 }, time)
    return record(trial, { status: seed === seeds ? 'unsolved' : 'solved' }, time)
  })
  return { plan, records }
}

test('methods of different speed are told apart at each lag, corrected for the number of tests', t => {
  const { plan, records } = resultsOf(12)
  const tests = timeTests(makeGrid(plan, records, registry))
  t.deepEqual(
    tests.map(({ task, lag }) => [task, lag]),
    plan.taskLabels.flatMap(task => lags.slice(0, -1).map(lag => [task, lag])),
  )
  const groups = methodIds.map(method =>
    records
      .filter(
        ({ result: { spec } }) => spec.method === method && spec.task === plan.taskLabels[0] && spec.parameters.lag === lags[0],
      )
      .map(({ result }) => ({ time: result.counters.steps, solved: result.outcome.status === 'solved' })),
  )
  const { chiSquared, p } = logRank(groups)
  t.deepEqual([tests[0]!.methods, tests[0]!.degrees, tests[0]!.chiSquared], [3, 2, chiSquared])
  // Nine equal tests: Holm gives the smallest nine times its p value, and the others no less.
  t.is(tests[0]!.p, 9 * p)
  t.true(tests[0]!.p < 0.001)
})

test('the report tells them, and whose test it is', t => {
  const { plan, records } = resultsOf(12)
  const { markdown } = composeReport({ plan, records, registry, command: 'x', commit: null })
  t.regex(
    markdown,
    /Do the methods need the same time\? At lag 25, 3 methods: χ² = [\d.]+ with 2 degrees of freedom, p \*\*< 0\.001\*\*; at lag 50, /,
  )
  t.true(markdown.includes('@article{mantel1966'))
})

test('too few trials for the law of χ² are not tested, nor is anything said of it', t => {
  const { plan, records } = resultsOf(LEAST_TRIALS - 1)
  t.deepEqual(timeTests(makeGrid(plan, records, registry)), [])
  const { markdown } = composeReport({ plan, records, registry, command: 'x', commit: null })
  t.false(/log-rank|mantel/i.test(markdown))
})
