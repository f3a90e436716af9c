import assert from 'node:assert/strict'
import test from 'node:test'
import { trial } from 'lagbench'
import task from './my-task.ts'

// Seeds above 1000 are for tests and for tuning; comparisons use seeds from 1 on.
const request = { method: 'lstm', task, parameters: { lag: 5 }, seed: 1001, budget: { sequences: 20_000 } } as const

test('a method that can keep a bit solves it at a short lag', async () => {
  const { outcome } = await trial(request)
  assert.deepEqual(outcome, { status: 'solved' })
})

test('the same seed gives the same bits', async () => {
  const [once, again] = [await trial(request), await trial(request)]
  assert.deepEqual(once, again)
})
