import assert from 'node:assert/strict'
import test from 'node:test'
import { trial } from 'lagbench'
import suite from './my-suite.ts'

test('every method of the suite can run on every task at its shortest lag', async () => {
  for (const { method, options = {} } of suite.methods)
    for (const { task, lags, parameters = {} } of suite.tasks) {
      const lag = Math.min(...lags)
      const { outcome } = await trial({ method, task, options, parameters: { ...parameters, lag }, budget: { sequences: 10 } })
      assert.notEqual(outcome.status, 'failed')
    }
})
