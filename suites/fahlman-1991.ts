// Recurrent cascade-correlation on the Reber grammars: S. E. Fahlman (1991), "The recurrent cascade-correlation architecture", NIPS 3,
// 190-196.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Recurrent cascade-correlation (1991) as published',
  description: `The Reber grammar with 128 training strings and the embedded one with 256, a pool of 8 candidates. The author counts epochs, passes over the training set, of either kind: of
the weights to the outputs, or of the pool.`,
  methods: [{ method: 'cascade-correlation' }],
  tasks: [
    { task: 'reber', lags: [5], budget: { sequences: 200_000 } },
    { task: 'embedded-reber', lags: [6], budget: { sequences: 600_000 } },
  ],
  seeds: 20,
  budget: { sequences: 600_000 },
})
