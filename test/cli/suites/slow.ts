// A suite of a second or two on one thread, in many trials: something to interrupt.

import { defineSuite } from '../../../runner/plan.ts'

export default defineSuite({
  title: 'Slow',
  description: 'For tests that interrupt a run.',
  methods: [{ method: 'lstm-1997' }, { method: 'bptt' }],
  tasks: [{ task: 'adding', lags: [20, 40] }],
  seeds: 10,
  budget: { sequences: 500 },
})
