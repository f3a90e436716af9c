// LSTM as published on the three tasks that lagbench has so far: Hochreiter & Schmidhuber (1997), table 4 (rows 1 and 2), table 7 (row 1)
// and table 9 (row 1), at the published settings and sequence lengths.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'LSTM (1997) as published',
  description: `The experiments of Hochreiter & Schmidhuber (1997) on two-sequence (3a, with 3 and with 1 informative elements), adding (4) and temporal order (6a), at a
lag of 100 and with the published settings.`,
  methods: [{ method: 'lstm-1997' }],
  tasks: [
    { task: 'two-sequence', lags: [100], label: 'two-sequence N = 3' },
    { task: 'two-sequence', lags: [100], parameters: { informative: 1 }, label: 'two-sequence N = 1' },
    { task: 'adding', lags: [100] },
    // The paper has 20 trials here, and 10 of the others.
    { task: 'temporal-order', lags: [100], seeds: 20 },
  ],
  seeds: 10,
  budget: { sequences: 1_000_000 },
})
