// Every method on the main tasks at ever longer lags, under one budget of counted steps: which remedy reaches how far.

import { defineSuite } from '../runner/plan.ts'
import quick from './quick.ts'

const lags = [5, 10, 20, 50, 100, 200, 500, 1000]

export default defineSuite({
  title: 'Lag ladder',
  description: `Every method on six long-time-lag tasks at lags from 5 to 1000 steps, each trial with a million training steps, whatever the method, the task and the lag. A sequence at lag 1000 takes a hundred times the steps of one at lag 10, so the ladder asks two things at once: whether a method can bridge the lag, and whether it learns to from a hundredth of the examples. It does not tell what a method can do with more: the 1997 paper gave LSTM 8 million steps to learn the adding problem at lag 100, and [the suite that repeats it](../hochreiter-schmidhuber-1997/report.md) does too.

Methods have the settings of their papers or their defaults, as in the suite *quick*; none was tuned for a rung. Copying asks for three bits: with ten symbols of eight, as published, none of eight methods that were tried (gates, identity and orthogonal starts, clockwork, reservoir) learned it at lag 5 or 20 within the budget. The latch has noise of standard deviation 0.2.`,
  methods: quick.methods,
  tasks: [
    { task: 'latch', lags, parameters: { noiseVariance: 0.04 } },
    { task: 'two-sequence', lags },
    { task: 'adding', lags },
    // Its two symbols come at places that need sequences of ten steps.
    { task: 'temporal-order', lags: lags.slice(1) },
    { task: 'copy-memory', lags, parameters: { items: 3, values: 2 } },
    { task: 'parity', lags },
  ],
  seeds: 4,
  // Nobody has tuned anything on these.
  firstSeed: 200,
  budget: { steps: 1_000_000 },
})
