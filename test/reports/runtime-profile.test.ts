import test from 'ava'
import { makeGrid } from '../../reports/grid.ts'
import { runtimeProfiles } from '../../reports/runtime-profile.ts'
import type { Outcome } from '../../runner/record.ts'
import { fixtureInput, record, registry } from './fixtures.ts'

const { plan } = fixtureInput()

test('solved trials by their steps, skipped ones count as never solved, failed and missing ones not at all', t => {
  const [label] = plan.methodLabels
  const own = plan.trials.filter(trial => trial.methodLabel === label)
  const outcomes: Outcome[] = [
    { status: 'solved' },
    { status: 'solved' },
    { status: 'unsolved' },
    { status: 'skipped', reason: 'no' },
    { status: 'diverged', where: 'unit 1', step: 3 },
    { status: 'failed', error: 'e', stack: '' },
  ]
  const records = outcomes.map((outcome, i) => record(own[i]!, outcome, 10 * (i + 1)))
  const [profile, ...others] = runtimeProfiles(makeGrid(plan, records, registry))
  t.is(others.length, 0)
  t.deepEqual([profile!.solved, profile!.trials], [2, 5])
  t.deepEqual(
    profile!.steps.map(({ time, share }) => [time, share]),
    [0, 1].map(i => [records[i]!.result.counters.steps, (i + 1) / 5]),
  )
})
