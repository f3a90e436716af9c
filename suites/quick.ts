// What `npm start` runs: every method on three tasks at three short lags, in under a minute on two cores.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Quick comparison',
  description: `Every method on three long-time-lag tasks, at lags short enough for a first look and with a budget that a laptop spends in under a minute. The budget is the same
number of training steps for every trial: enough for some remedies at some lags. A trial that is not solved here may well be solved with more steps; the replication suites give them.`,
  methods: [{ method: 'bptt' }, { method: 'lstm-1997' }, { method: 'weight-guessing' }],
  tasks: [
    { task: 'two-sequence', lags: [10, 30, 100] },
    { task: 'adding', lags: [10, 30, 100] },
    { task: 'temporal-order', lags: [10, 30, 100] },
  ],
  seeds: 5,
  budget: { steps: 400_000 },
})
