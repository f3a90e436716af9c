// How hard are the tasks? Weight guessing on all of them at their shortest lags: what it solves within the budget tells little of a method.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Difficulty certificates by weight guessing',
  description: `Schmidhuber, Hochreiter & Bengio (2001) propose random guessing of all weights as a test of test problems: what is guessed quickly proves nothing about a method that solves it too. Nets
A1 and A2 of that paper, at the shortest lag that a task allows and a somewhat longer one, within 500,000 training steps (random-permutation: 50,000). A task that no trial solves is not for that a good test: the net may be
too small for it, or the budget.`,
  methods: [
    { method: 'weight-guessing', label: 'net A1' },
    { method: 'weight-guessing', options: { net: 'A2' }, label: 'net A2' },
  ],
  tasks: [
    { task: 'adding-arjovsky', lags: [2, 4] },
    { task: 'adding-pascanu', lags: [10] },
    { task: 'adding-tcn', lags: [2, 4] },
    { task: 'adding', lags: [4, 10] },
    { task: 'associative-recall', lags: [16] },
    { task: 'chunking', lags: [2, 5] },
    { task: 'copy-memory-s4', lags: [1] },
    { task: 'copy-memory-tcn', lags: [1] },
    { task: 'copy-memory', lags: [1] },
    { task: 'diffusion-of-credit', lags: [1] },
    { task: 'embedded-reber', lags: [6] },
    { task: 'finite-memory-machine', lags: [1, 2] },
    { task: 'gap', lags: [1] },
    { task: 'latch', lags: [4, 10] },
    { task: 'latching', lags: [4, 10] },
    { task: 'melodies', lags: [3] },
    { task: 'multi-scale-patterns', lags: [4] },
    { task: 'multi-scale-regression', lags: [2] },
    { task: 'multiplication-pascanu', lags: [10] },
    { task: 'multiplication', lags: [4, 10] },
    { task: 'noise-free-lag', lags: [2, 5] },
    { task: 'noiseless-memorisation', lags: [1] },
    { task: 'parity-trailing-noise', lags: [1, 4] },
    { task: 'parity', lags: [2, 10] },
    { task: 'random-automaton', lags: [2, 4] },
    // Tens of thousands of weights to a candidate, for sequences of two steps.
    { task: 'random-permutation', lags: [2, 5], budget: { steps: 50_000 } },
    { task: 'reber-stream', lags: [5] },
    { task: 'reber', lags: [5] },
    { task: 'selective-copying', lags: [16] },
    { task: 'temporal-order-3', lags: [10] },
    { task: 'temporal-order-3bit', lags: [10] },
    { task: 'temporal-order-pascanu', lags: [10] },
    { task: 'temporal-order', lags: [10] },
    { task: 'time-warped-curves', lags: [10] },
    { task: 'tomita', lags: [5, 10] },
    { task: 'two-sequence-bengio', lags: [6, 10] },
    { task: 'two-sequence-noisy-targets', lags: [5, 10] },
    { task: 'two-sequence', lags: [5, 10] },
    { task: 'very-long-lag', lags: [1] },
  ],
  seeds: 10,
  budget: { steps: 500_000 },
})
