// Hidden Markov models over growing spans: Bengio & Frasconi (1995), "Diffusion of credit in Markovian models", NIPS 7, 553-560, figure 3.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Diffusion of credit in hidden Markov models',
  description: `The share of trials in which a hidden Markov model learns that the last symbol of a sequence is its first, as the span between them grows: with the graph of the generating model, fully
connected with as many states, and randomly connected with three times as many. At most 200 passes through 100 sequences, 20 trials, as in the paper.`,
  methods: [
    { method: 'hmm', options: { topology: 'branches', states: 3 }, label: 'two branches' },
    { method: 'hmm', options: { topology: 'ergodic', states: 6 }, label: 'fully connected' },
    { method: 'hmm', options: { topology: 'random', states: 18 }, label: 'randomly connected' },
  ],
  tasks: [{ task: 'diffusion-of-credit', lags: [1, 3, 10, 30, 100, 300] }],
  seeds: 20,
  budget: { sequences: 20_000 },
})
