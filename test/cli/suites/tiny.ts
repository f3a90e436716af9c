// A suite of a few milliseconds, with solved and unsolved trials.

import { defineSuite } from '../../../runner/plan.ts'

export default defineSuite({
  title: 'Tiny',
  description: 'For tests of the command line.',
  methods: [{ method: 'bptt' }, { method: 'weight-guessing' }],
  tasks: [
    {
      task: 'two-sequence',
      lags: [4, 8],
      parameters: { informative: 1, protocol: 'guessing-1996' },
      budget: { sequences: 3000 },
    },
    { task: 'adding', lags: [10] },
  ],
  seeds: 2,
  budget: { sequences: 300 },
})
