// How the first bias of the forget gates decides whether a long lag is bridged: F. A. Gers, J. Schmidhuber & F. Cummins (2000), section on
// the noisy temporal order problem, with the bias 1 and 5 in two readings.

import { defineSuite } from '../runner/plan.ts'

const method = 'lstm-2000'

export default defineSuite({
  title: 'First biases of forget gates',
  description: `Gers, Schmidhuber & Cummins (2000) report that with forget gates that start at a bias of 5 the noisy temporal order problem (experiment 6b of LSTM-1997) is learned as fast as without forget gates, and about three times more slowly
with a bias of 1. At a bias b a state is multiplied by 1/(1 + exp(-b)) at every step. One net, five first biases: so large that the gates stay open (LSTM without forget gates), 5 and 1 for all blocks alike, and 5 and 1 times
the number of the block, as the paper spreads its biases in its first experiment; and LSTM-1997 with its own published net. On experiment 6b, and on 6a with two symbols instead of three.`,
  methods: [
    { method, options: { forgetGateBias: 1000 }, label: 'no forgetting' },
    { method, options: { forgetGateBias: 5 }, label: 'bias 5' },
    { method, options: { forgetGateBias: [5, 10, 15, 20] }, label: 'biases 5 to 20' },
    { method, options: { forgetGateBias: 1 }, label: 'bias 1' },
    { method, options: { forgetGateBias: [1, 2, 3, 4] }, label: 'biases 1 to 4' },
    { method: 'lstm-1997', label: 'LSTM-1997' },
  ],
  tasks: [
    { task: 'temporal-order', lags: [100] },
    { task: 'temporal-order-3', lags: [100] },
  ],
  seeds: 10,
  budget: { sequences: 500_000 },
})
