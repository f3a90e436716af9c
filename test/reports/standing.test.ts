import test from 'ava'
import { solvedOrNot, waitingTimes } from '../../reports/cell-statistics.ts'
import { makeGrid } from '../../reports/grid.ts'
import { standing, tierOf } from '../../reports/standing.ts'
import { fixtureInput, record, registry } from './fixtures.ts'

const { plan } = fixtureInput()

/** The fixture's plan with outcomes of our own: solved after `steps(method, seed)`, or not where that is null. */
function gridOf(steps: (method: string, seed: number) => number | null) {
  const records = plan.trials.map(trial => {
    const time = steps(trial.methodLabel, trial.spec.seed)
    return record(trial, { status: time === null ? 'unsolved' : 'solved' }, time ?? 9999)
  })
  return makeGrid(plan, records, registry)
}

const names = plan.methodLabels

test('methods that differ at every lag of every task stand in tiers of their own', t => {
  const grid = gridOf((method, seed) => (method === names[0] ? seed : method === names[1] && seed > 2 ? seed : null))
  const found = standing(grid, grid.tasks, solvedOrNot)
  t.deepEqual(
    found.tiers.map(tier => tier.map(({ label }) => label)),
    names.map(name => [name]),
  )
  t.deepEqual([found.tested, found.significant], [3, 3])
  t.is(tierOf(found, grid.methods[1]!), 2)
})

test('whether it was solved, or also how fast: two scales', t => {
  const grid = gridOf((method, seed) => (method === names[2] ? 100 + seed : seed))
  t.is(standing(grid, grid.tasks, solvedOrNot).tiers.length, 1)
  const bySteps = standing(grid, grid.tasks, cell => waitingTimes(cell, 'sequences'))
  t.deepEqual(
    bySteps.tiers.map(tier => tier.length),
    [2, 1],
  )
  t.is(tierOf(bySteps, grid.methods[2]!), 2)
})

test('a few seeds on one task tell nothing apart, and are not made to', t => {
  const grid = gridOf((method, seed) => (seed > 3 ? null : method === names[0] ? 1 : null))
  const single = { ...grid.tasks[0]!, lags: grid.tasks[0]!.lags.slice(0, 1) }
  const found = standing(grid, [single], solvedOrNot)
  t.is(found.tiers.length, 1)
  t.is(found.significant, 0)
})

test('a method without a finished trial stands in no tier, and is in no test', t => {
  const records = plan.trials.map(trial =>
    record(trial, trial.methodLabel === names[0] ? { status: 'skipped', reason: 'no' } : { status: 'solved' }, 1),
  )
  const grid = makeGrid(plan, records, registry)
  const found = standing(grid, grid.tasks, solvedOrNot)
  t.is(found.tested, 1)
  t.is(tierOf(found, grid.methods[0]!), null)
})

test('a method that meets fewer than half of the combinations is compared with none: it would stand high for want of evidence', t => {
  // The first meets one task of three, the others all.
  const outcome = (task: string, method: string) => {
    if (method !== names[0]) return { status: method === names[1] ? 'solved' : 'unsolved' } as const
    return task === plan.taskLabels[0] ? ({ status: 'unsolved' } as const) : ({ status: 'skipped', reason: 'no' } as const)
  }
  const records = plan.trials.map(trial => record(trial, outcome(trial.taskLabel, trial.methodLabel), 1))
  const grid = makeGrid(plan, records, registry)
  const overall = standing(grid, grid.tasks, solvedOrNot)
  t.deepEqual([overall.tested, tierOf(overall, grid.methods[0]!)], [1, null])
  t.deepEqual(
    overall.tiers.map(tier => tier.map(({ label }) => label)),
    [[names[1]], [names[2]]],
  )
  const onItsTask = standing(grid, grid.tasks.slice(0, 1), solvedOrNot)
  t.deepEqual([onItsTask.tested, tierOf(onItsTask, grid.methods[0]!)], [3, 2])
})
