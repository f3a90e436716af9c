// The experiments of Hochreiter & Schmidhuber (1997) with LSTM, at the published settings: tables 1 (five rows), 2 (row 8), 3, 4 to 9.

import { defineSuite } from '../runner/plan.ts'

const row = (label: string, blocks: number, cellsPerBlock: number, learningRate: number) => ({
  method: 'lstm-1997',
  label,
  tasks: ['embedded-reber'],
  options: { blocks, cellsPerBlock, outputGateBias: [-1, -2, -3, -4].slice(0, blocks), learningRate },
})

const others = [
  'noise-free-lag 2a',
  'noise-free-lag 2b',
  'very-long-lag p = q',
  'two-sequence N = 3',
  'two-sequence N = 1',
  'two-sequence 3b',
  'two-sequence 3c N = 3',
  'two-sequence 3c N = 1',
  'adding',
  'multiplication n = 140',
  'multiplication n = 13',
  'temporal-order',
  'temporal-order-3',
]

export default defineSuite({
  title: 'LSTM (1997): the experiments of its paper',
  description: `Hochreiter & Schmidhuber (1997), experiments 1 to 6 with LSTM, at the published settings and with the published numbers of trials: 30 for the embedded Reber grammar, 18 for the noise-free long lag, 20
for the very long lag and temporal order 6a, 10 for the rest. Of table 3 there are the rows with p = q up to 200.`,
  methods: [
    { method: 'lstm-1997', tasks: others },
    row('4 blocks of 1 η 0.1', 4, 1, 0.1),
    row('3 blocks of 2 η 0.1', 3, 2, 0.1),
    row('3 blocks of 2 η 0.2', 3, 2, 0.2),
    row('4 blocks of 1 η 0.5', 4, 1, 0.5),
    row('3 blocks of 2 η 0.5', 3, 2, 0.5),
  ],
  tasks: [
    { task: 'embedded-reber', lags: [6], seeds: 30, budget: { sequences: 100_000 } },
    { task: 'noise-free-lag', lags: [100], seeds: 18, budget: { sequences: 100_000 }, label: 'noise-free-lag 2a' },
    {
      task: 'noise-free-lag',
      lags: [100],
      parameters: { variant: '2b' },
      seeds: 18,
      budget: { sequences: 30_000 },
      label: 'noise-free-lag 2b',
    },
    { task: 'very-long-lag', lags: [50, 100, 200], seeds: 20, budget: { sequences: 200_000 }, label: 'very-long-lag p = q' },
    { task: 'two-sequence', lags: [100], label: 'two-sequence N = 3' },
    { task: 'two-sequence', lags: [100], parameters: { informative: 1 }, label: 'two-sequence N = 1' },
    { task: 'two-sequence', lags: [100], parameters: { variant: '3b' }, label: 'two-sequence 3b' },
    { task: 'two-sequence-noisy-targets', lags: [100], label: 'two-sequence 3c N = 3' },
    { task: 'two-sequence-noisy-targets', lags: [100], parameters: { informative: 1 }, label: 'two-sequence 3c N = 1' },
    { task: 'adding', lags: [100] },
    {
      task: 'multiplication',
      lags: [100],
      parameters: { wrongBelow: 140 },
      budget: { sequences: 3_000_000 },
      label: 'multiplication n = 140',
    },
    { task: 'multiplication', lags: [100], budget: { sequences: 3_000_000 }, label: 'multiplication n = 13' },
    { task: 'temporal-order', lags: [100], seeds: 20 },
    { task: 'temporal-order-3', lags: [100], budget: { sequences: 2_000_000 } },
  ],
  seeds: 10,
  budget: { sequences: 1_000_000 },
})
