// All experiments of Hochreiter & Schmidhuber (1997), tables 1 to 9, at the published settings: LSTM, and the methods that the paper ran or quoted.

import { defineSuite, type SuiteTask } from '../runner/plan.ts'
import table2 from './task-2a.ts'

const lstmOnReber = (label: string, blocks: number, cellsPerBlock: number, learningRate: number) => ({
  method: 'lstm-1997',
  label,
  tasks: ['embedded-reber'],
  options: { blocks, cellsPerBlock, outputGateBias: [-1, -2, -3, -4].slice(0, blocks), learningRate },
})

/** What the paper quotes of others took up to 200,000 strings. */
const othersOnReber = 'embedded-reber (others)'

const lstmTasks = [
  { task: 'noise-free-lag', lags: [100], seeds: 18, budget: { sequences: 100_000 }, label: 'noise-free-lag 2a' },
  {
    task: 'noise-free-lag',
    lags: [100],
    parameters: { variant: '2b' },
    seeds: 18,
    budget: { sequences: 30_000 },
    label: 'noise-free-lag 2b',
  },
  {
    task: 'very-long-lag',
    lags: [50, 100, 200, 500, 1000],
    seeds: 20,
    budget: { sequences: 200_000 },
    label: 'very-long-lag p = q',
  },
  ...[500, 200, 100, 50].map(distractors => ({
    task: 'very-long-lag',
    lags: [1000],
    parameters: { distractors },
    seeds: 20,
    budget: { sequences: 500_000 },
    label: `very-long-lag p = ${distractors}`,
  })),
  { task: 'two-sequence', lags: [100], label: 'two-sequence N = 3' },
  { task: 'two-sequence', lags: [1000], budget: { sequences: 2_000_000 }, label: 'two-sequence N = 3 T = 1000' },
  { task: 'two-sequence', lags: [100], parameters: { informative: 1 }, label: 'two-sequence N = 1' },
  { task: 'two-sequence', lags: [100], parameters: { variant: '3b' }, label: 'two-sequence 3b' },
  { task: 'two-sequence', lags: [100], parameters: { variant: '3b', informative: 1 }, label: 'two-sequence 3b N = 1' },
  {
    task: 'two-sequence',
    lags: [1000],
    parameters: { variant: '3b', informative: 1 },
    budget: { sequences: 2_000_000 },
    label: 'two-sequence 3b N = 1 T = 1000',
  },
  { task: 'two-sequence-noisy-targets', lags: [100], label: 'two-sequence 3c N = 3' },
  { task: 'two-sequence-noisy-targets', lags: [100], parameters: { informative: 1 }, label: 'two-sequence 3c N = 1' },
  { task: 'adding', lags: [100] },
  { task: 'adding', lags: [500, 1000], budget: { sequences: 2_000_000 }, label: 'adding at longer lags' },
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
] satisfies SuiteTask[]

/** The rows of table 2 stand under the names that they have in the suite of their own. */
const table2Tasks = [
  ...table2.tasks.map(task => ({ seeds: table2.seeds, budget: table2.budget, ...task })),
  { task: 'noise-free-lag', lags: [100], seeds: 4, budget: { sequences: 70_000 }, label: 'p = 100 chunker' },
] satisfies SuiteTask[]

export default defineSuite({
  title: 'LSTM (1997): the experiments of its paper',
  description: `Hochreiter & Schmidhuber (1997), experiments 1 to 6, every row of tables 1 to 9 at the published settings and with the published numbers of trials: 30 for the embedded Reber grammar, 18 for the
noise-free long lag, 20 for the very long lag and temporal order 6a, 10 for the rest. Beside LSTM stand those that it was compared with: on the embedded Reber grammar (the paper quotes their figures from others) real-time recurrent learning,
Elman nets and recurrent cascade-correlation, with up to 200,000 strings each; on the noise-free long lag RTRL, BPTT and the chunker. There the paper gives each trial 5,000,000 sequences; here
p = 4 has that, p = 10 has 1,000,000, p = 100 has 30,000 (in which LSTM as it is read here solves all of its trials), and the chunker 70,000 and four trials.`,
  methods: [
    { method: 'lstm-1997', tasks: lstmTasks.map(({ label, task }: SuiteTask) => label ?? task) },
    lstmOnReber('4 blocks of 1 η 0.1', 4, 1, 0.1),
    lstmOnReber('3 blocks of 2 η 0.1', 3, 2, 0.1),
    lstmOnReber('3 blocks of 2 η 0.2', 3, 2, 0.2),
    lstmOnReber('4 blocks of 1 η 0.5', 4, 1, 0.5),
    lstmOnReber('3 blocks of 2 η 0.5', 3, 2, 0.5),
    { method: 'rtrl', options: { hidden: 3, learningRate: 0.05 }, label: 'RTRL with 3 units', tasks: [othersOnReber] },
    { method: 'rtrl', options: { hidden: 12, learningRate: 0.1 }, label: 'RTRL with 12 units', tasks: [othersOnReber] },
    { method: 'elman', options: { hidden: 15 }, tasks: [othersOnReber] },
    { method: 'cascade-correlation', tasks: [othersOnReber] },
    ...table2.methods.map(method => ({ ...method, tasks: table2.tasks.map(({ label }) => label!) })),
    { method: 'chunker', tasks: ['p = 100 chunker'] },
  ],
  tasks: [
    { task: 'embedded-reber', lags: [6], seeds: 30, budget: { sequences: 100_000 } },
    { task: 'embedded-reber', lags: [6], seeds: 30, budget: { sequences: 200_000 }, label: othersOnReber },
    ...table2Tasks,
    ...lstmTasks,
  ],
  seeds: 10,
  budget: { sequences: 1_000_000 },
})
