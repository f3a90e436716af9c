// Experiment 2a of Hochreiter & Schmidhuber (1997), table 2: the rows of real-time recurrent learning and of backpropagation through time.

import { defineSuite } from '../runner/plan.ts'

const learningRates = [1, 4, 10]

export default defineSuite({
  title: 'Noise-free sequences with a long time lag (experiment 2a): RTRL and BPTT',
  description: `Hochreiter & Schmidhuber (1997), table 2: nets with one self-recurrent hidden unit at learning rates of 1, 4 and 10. The paper gives each of 18 trials 5,000,000 sequences: with RTRL 78, 56 and
22 % of them succeed at p = 4, none at p = 10 and p = 100; with BPTT none at p = 100. Here p = 4 has that budget; p = 10 has 1,000,000 sequences and
p = 100 has 30,000, in which LSTM as it is read here solves all of its trials (suite hochreiter-schmidhuber-1997).`,
  methods: [
    ...learningRates.map(learningRate => ({ method: 'rtrl', options: { learningRate }, label: `RTRL at ${learningRate}` })),
    ...learningRates.map(learningRate => ({ method: 'bptt', options: { learningRate }, label: `BPTT at ${learningRate}` })),
  ],
  tasks: [
    { task: 'noise-free-lag', lags: [4], label: 'p = 4' },
    { task: 'noise-free-lag', lags: [10], budget: { sequences: 1_000_000 }, label: 'p = 10' },
    { task: 'noise-free-lag', lags: [100], budget: { sequences: 30_000 }, label: 'p = 100' },
  ],
  seeds: 18,
  budget: { sequences: 5_000_000 },
})
