// What `npm start` runs: every method on three tasks at a few short lags, in under a minute on two cores.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Quick comparison',
  description: `Every method on three long-time-lag tasks, at lags short enough for a first look and with a budget that a laptop spends in under a minute. Within a task every method
has the same budget of training steps: enough for some remedies at some lags. A trial that is not solved here may well be solved with more steps; the replication suites give them.`,
  methods: [{ method: 'bptt' }, { method: 'lstm-1997' }, { method: 'weight-guessing' }],
  tasks: [
    { task: 'two-sequence', lags: [5, 10, 20, 50] },
    { task: 'adding', lags: [10, 20, 50], budget: { steps: 700_000 } },
    { task: 'temporal-order', lags: [10, 20, 50] },
  ],
  seeds: 5,
  budget: { steps: 400_000 },
})
