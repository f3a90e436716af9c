// The neural sequence chunker and the hierarchy of predictors: J. Schmidhuber (1992), Neural Computation 4(2):234-242, section 5; the chunker on
// experiment 2a: S. Hochreiter & J. Schmidhuber (1997), table 2.

import { defineSuite } from '../runner/plan.ts'

const noisy = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5].map(noise => ({
  task: 'chunking',
  lags: [20],
  parameters: { noise },
  label: `noise ${noise}`,
}))
const streams = ['20 steps', ...noisy.map(({ label }) => label)]
const tenUnits = { hidden: 10, chunkerHidden: 10, bias: true }

export default defineSuite({
  title: 'History compression (Schmidhuber 1992)',
  description: `The two nets and the hierarchy on the stream with a lag of 20 steps: of 17 runs of the two nets the paper has 13 below 5,000 strings and the others below 35,000, with errors that go back
over three steps. The two nets are run with the automatizer's answers, and with those of both nets. The same with some of the b symbols replaced by random ones, up to 20,000 strings: what cannot be predicted cannot be left out. Longer lags for the hierarchy; at 1000 steps it has one
update per string, by Adam at 0.05 (chosen on seed 1001), as an update of a million weights at every step takes too long. Experiment 2a of Hochreiter & Schmidhuber (1997) at p = 10 and p = 100: at p = 100 the two nets of the paper, with one hidden unit each, solved 33 % of the trials after 32,400 sequences on average.
Here they have 70,000 sequences (35,000 at p = 10), and beside them stand nets with 10 hidden units each.`,
  methods: [
    { method: 'chunker', label: 'chunker', tasks: [...streams, 'p = 10', 'p = 100'] },
    { method: 'chunker', options: { answers: 'both' }, label: 'chunker with both answers', tasks: streams },
    { method: 'chunker', options: tenUnits, label: 'chunker of 10 units', tasks: ['p = 10', 'p = 100'] },
    { method: 'history-compression', label: 'hierarchy', tasks: [...streams, '100 steps', 'p = 100'] },
    {
      method: 'history-compression',
      options: { rule: 'bptt', optimiser: 'adam', learningRate: 0.01 },
      label: 'hierarchy with Adam',
      tasks: ['100 steps'],
    },
    {
      method: 'history-compression',
      options: { rule: 'bptt', optimiser: 'adam', learningRate: 0.05 },
      label: 'hierarchy with Adam η 0.05',
      tasks: ['1000 steps'],
    },
  ],
  tasks: [
    { task: 'chunking', lags: [20], seeds: 17, budget: { sequences: 35_000 }, label: '20 steps' },
    ...noisy,
    { task: 'chunking', lags: [100], label: '100 steps' },
    { task: 'chunking', lags: [1000], seeds: 1, budget: { sequences: 6000 }, label: '1000 steps' },
    { task: 'noise-free-lag', lags: [10], budget: { sequences: 35_000 }, label: 'p = 10' },
    { task: 'noise-free-lag', lags: [100], seeds: 4, budget: { sequences: 70_000 }, label: 'p = 100' },
  ],
  seeds: 10,
  budget: { sequences: 20_000 },
})
