import test from 'ava'
import { makeGrid, nameOf } from '../../reports/grid.ts'
import { fixtureInput, registry } from './fixtures.ts'

const { plan, records } = fixtureInput()

test('keeps the order of methods and tasks that the plan gives, and sorts lags', t => {
  const grid = makeGrid({ ...plan, trials: plan.trials.toReversed() }, records, registry)
  t.deepEqual(
    grid.methods.map(method => method.label),
    plan.methodLabels,
  )
  t.deepEqual(
    grid.tasks.map(task => task.label),
    plan.taskLabels,
  )
  t.deepEqual(grid.tasks[0]?.lags, [25, 50, 100, 200])
  t.deepEqual(
    grid.cells[0]?.trials.map(trial => trial.planned.spec.seed),
    [1, 2, 3, 4, 5],
  )
})

test('counts how trials ended: diverged ones are finished, skipped and failed ones are not', t => {
  const grid = makeGrid(plan, records, registry)
  t.like(grid.cell('bptt', 'two-sequence', 200)?.tally, { planned: 5, finished: 5, unsolved: 4, diverged: 1, solved: 0 })
  t.like(grid.cell('bptt', 'adding', 200)?.tally, { planned: 5, finished: 4, failed: 1 })
  t.like(grid.cell('weight-guessing', 'adding', 25)?.tally, { planned: 5, finished: 0, skipped: 5 })
})

test('counts planned trials without a record as missing, and passes over records of other plans', t => {
  const others = records.map(record => ({ ...record, result: { ...record.result, key: `other ${record.result.key}` } }))
  const grid = makeGrid(plan, [...records.slice(10), ...others], registry)
  t.like(grid.tally, { planned: 180, missing: 10 })
})

test('knows of no cell that the plan does not have', t => {
  const grid = makeGrid(plan, records, registry)
  t.is(grid.cell('bptt', 'two-sequence', 26), undefined)
  t.is(grid.cell('bptt', 'no-task', 25), undefined)
  t.deepEqual(grid.cellsOf('no-task'), [])
})

test('calls a task by its title, or by its label where the suite gave it one', t => {
  const { tasks } = makeGrid(fixtureInput({ taskLabels: { adding: 'adding, long' } }).plan, records, registry)
  t.deepEqual(tasks.map(nameOf), ['Two-sequence problem', 'adding, long', 'Temporal order'])
})
