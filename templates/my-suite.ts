// My suite: the question that it asks.

import { defineSuite } from 'lagbench'

export default defineSuite({
  title: 'My suite',
  description: 'What is compared, and why, in one paragraph.',
  methods: [
    { method: 'lstm-1997' },
    // The same method twice needs a name for the report.
    { method: 'bptt' },
    { method: 'bptt', options: { hidden: 20 }, label: 'bptt 20 units' },
    // One of your own: `import mine from './my-cell.ts'` above, and { method: mine } here.
  ],
  tasks: [
    { task: 'latch', lags: [5, 10], parameters: { noiseVariance: 0.04 } },
    { task: 'temporal-order', lags: [10] },
  ],
  seeds: 3,
  // Each trial ends when it is solved, or after so many steps.
  budget: { steps: 30_000 },
})
