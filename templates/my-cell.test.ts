import assert from 'node:assert/strict'
import test from 'node:test'
import { checkMethod, findingText, trial } from 'lagbench'
import method from './my-cell.ts'

// Seeds above 1000 are for tests and for tuning; comparisons use seeds from 1 on.
const request = {
  method,
  task: 'latch',
  parameters: { lag: 5, noiseVariance: 0.04 },
  seed: 1001,
  budget: { sequences: 10_000 },
} as const

test('it solves the latch problem at a short lag', async () => {
  const { outcome } = await trial(request)
  assert.deepEqual(outcome, { status: 'solved' })
})

test('it keeps the contract of a method', async () => {
  const findings = await checkMethod(method, { file: import.meta.resolve('./my-cell.ts') })
  // `lagbench check` also says what is still to be documented.
  const faults = findings.filter(({ check }) => check !== 'documentation')
  assert.deepEqual(faults.map(findingText), [])
})

test('the same seed gives the same bits', async () => {
  const [once, again] = [await trial(request), await trial(request)]
  assert.deepEqual(once, again)
})
