// What `npm start` runs: every method on a handful of tasks at short lags, in about a minute on two cores.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Quick comparison',
  description: `Every method on five long-time-lag tasks, at lags short enough for a first look and with a budget that a laptop spends in about a minute. All methods have the same budget of
training steps: enough for some remedies at some lags. A trial that is not solved here may well be solved with more steps; the replication suites give them.`,
  methods: [
    // Gradients in standard nets.
    { method: 'bptt' },
    { method: 'elman' },
    { method: 'rtrl', options: { hidden: 4 } },
    { method: 'pseudo-newton' },
    { method: 'time-weighted' },
    // Its regulariser needs a second pass, and its published net has 50 units.
    { method: 'pascanu-2013', options: { hidden: 10 } },
    { method: 'irnn', options: { hidden: 30 } },
    { method: 'orthogonal-rnn', options: { hidden: 30 } },
    { method: 'echo-state' },
    // Time constants, delays, hierarchies.
    { method: 'mozer-1992' },
    { method: 'gamma-memory' },
    { method: 'sun-1993' },
    { method: 'tdnn' },
    { method: 'narx' },
    { method: 'multiple-delays' },
    { method: 'hierarchical' },
    { method: 'clockwork' },
    // Gates.
    { method: 'lstm-1997' },
    { method: 'lstm-2000' },
    { method: 'lstm-peephole' },
    { method: 'lstm' },
    { method: 'gru' },
    // Structures that grow, and chunkers.
    { method: 'ring-1993' },
    { method: 'cascade-correlation' },
    { method: 'chunker' },
    { method: 'history-compression' },
    // Searches.
    { method: 'weight-guessing' },
    { method: 'simulated-annealing' },
    { method: 'multi-grid' },
    { method: 'discrete-error' },
    { method: 'gnarl' },
    { method: 'cma-es' },
    // State networks and Markov models.
    { method: 'em-target-propagation' },
    { method: 'iohmm' },
    { method: 'hmm' },
  ],
  tasks: [
    { task: 'latch', lags: [10], parameters: { noiseVariance: 0.04 } },
    { task: 'two-sequence', lags: [5, 20] },
    { task: 'temporal-order', lags: [10, 20] },
    { task: 'gap', lags: [2, 8] },
    { task: 'reber', lags: [5] },
  ],
  seeds: 3,
  budget: { steps: 100_000 },
})
