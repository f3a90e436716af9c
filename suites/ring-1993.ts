// Ring (1993), NIPS 5, 115-122: the gap task at the published gaps and at 100's scale, and the continuous Reber stream.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Temporal transition hierarchies (Ring 1993)',
  description: `The gap task at the paper's gaps, and at 50 and 100, where a net needs two units for each step of the gap; and the continuous stream of Reber strings until 100 in a row are predicted correctly.
Nothing in the method is random, and the gap task has two fixed sequences: its trials are all the same.`,
  methods: [{ method: 'ring-1993' }],
  tasks: [
    { task: 'gap', lags: [2, 4, 6, 8, 10, 24, 50, 100], seeds: 1 },
    { task: 'reber-stream', lags: [5], seeds: 30 },
  ],
  seeds: 10,
  budget: { sequences: 10_000 },
})
