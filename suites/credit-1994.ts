// Probabilities instead of gradients: EM target propagation on the problems and at the lengths of Bengio & Frasconi (1994), NIPS 6, tables 1 to 4.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'EM target propagation (1994)',
  description: `Bengio & Frasconi (NIPS 6) print no wrong answers on the two-sequence problem up to T = 100, and 12 % on parity at T = 500, after about 3,000 presentations. The noise on the
two-sequence problem is not printed: 0.2, as for parity, and half of that.`,
  methods: [{ method: 'em-target-propagation' }],
  tasks: [
    { task: 'two-sequence-bengio', lags: [5, 10, 20, 50, 100], parameters: { noise: 0.1 }, label: 'two-sequence with noise 0.1' },
    { task: 'two-sequence-bengio', lags: [5, 10, 20, 50, 100], label: 'two-sequence with noise 0.2' },
    { task: 'parity', lags: [3, 5, 10, 20, 50, 100, 500], parameters: { protocol: 'bengio-1994', noise: 0.2 } },
  ],
  seeds: 20,
  budget: { sequences: 3500 },
})
