import assert from 'node:assert/strict'
import test from 'node:test'
import { checkMethod, findingText, trial } from 'lagbench'
import method from './my-search.ts'

// Seeds above 1000 are for tests and for tuning; comparisons use seeds from 1 on.
const request = {
  method,
  task: 'two-sequence',
  parameters: { lag: 5, protocol: 'guessing-1996' },
  seed: 1001,
  budget: { sequences: 500_000 },
} as const

test('it solves the two-sequence problem at a short lag', async () => {
  const { outcome } = await trial(request)
  assert.deepEqual(outcome, { status: 'solved' })
})

test('it keeps the contract of a method', async () => {
  const findings = await checkMethod(method, { file: import.meta.resolve('./my-search.ts') })
  // `lagbench check` also says what is still to be documented.
  const faults = findings.filter(({ check }) => check !== 'documentation')
  assert.deepEqual(faults.map(findingText), [])
})

test('the same seed gives the same bits', async () => {
  const [once, again] = [await trial(request), await trial(request)]
  assert.deepEqual(once, again)
})
