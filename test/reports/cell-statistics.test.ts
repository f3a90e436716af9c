import test from 'ava'
import { costToSolve, costWithRestarts, solvedOrNot } from '../../reports/cell-statistics.ts'
import { makeGrid } from '../../reports/grid.ts'
import type { Outcome } from '../../runner/record.ts'
import { fixtureInput, record, registry } from './fixtures.ts'

const { plan } = fixtureInput()
const first = plan.trials[0]!
const own = plan.trials.filter(
  ({ methodLabel, taskLabel, spec }) =>
    methodLabel === first.methodLabel && taskLabel === first.taskLabel && spec.parameters.lag === first.spec.parameters.lag,
)

function cellOf(...outcomes: readonly (readonly [Outcome, number])[]) {
  const records = outcomes.map(([outcome, sequences], i) => record(own[i]!, outcome, sequences))
  return makeGrid(plan, records, registry).cell(first.methodLabel, first.taskLabel, first.spec.parameters.lag)!
}

const solved: Outcome = { status: 'solved' }
const unsolved: Outcome = { status: 'unsolved' }
const diverged: Outcome = { status: 'diverged', where: 'unit 1', step: 3 }

test('with restarts a solved trial costs what all trials spent over the number solved; a diverged one costs what it spent', t => {
  const { mean, interval } = costWithRestarts(cellOf([solved, 100], [solved, 200], [unsolved, 400], [diverged, 20]))
  t.is(mean, 360)
  t.true(interval!.low >= 100 && interval!.low < 360 && interval!.high > 360)
})

test('the bootstrap is seeded by the cell: twice the same interval', t => {
  const once = costWithRestarts(cellOf([solved, 100], [unsolved, 400]))
  t.deepEqual(costWithRestarts(cellOf([solved, 100], [unsolved, 400])), once)
})

test('without a solved or a finished trial there is no interval', t => {
  t.deepEqual(costWithRestarts(cellOf([unsolved, 100])), { mean: Number.POSITIVE_INFINITY, interval: null })
  t.deepEqual(costWithRestarts(cellOf([{ status: 'skipped', reason: 'no' }, 0])), {
    mean: Number.POSITIVE_INFINITY,
    interval: null,
  })
})

test('a diverged trial is one that no budget would have solved', t => {
  const cell = cellOf([solved, 100], [diverged, 20], [diverged, 20])
  t.is(costToSolve(cell, 'sequences')!.median, null)
  t.is(costToSolve(cell, 'sequences')!.watched, null)
  t.deepEqual(
    solvedOrNot(cell).map(outcome => outcome.solved),
    [true, false, false],
  )
})
