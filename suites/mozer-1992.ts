// Mozer (1992), table 3: the gap task with standard nets and with nets that have slow units, at gaps of 2 to 10. The paper tunes
// one time constant for each gap; here a row of them shows what that tuning does.

import { defineSuite } from '../runner/plan.ts'

const slow = (timeConstants: number) => ({ method: 'mozer-1992', options: { timeConstants }, label: `τ = ${timeConstants}` })

export default defineSuite({
  title: 'Reduced descriptions on the gap task (Mozer 1992)',
  description: `Table 3 of Mozer (1992): ten standard hidden units against six standard ones and four slow ones, at gaps of 2 to 10, with at most 10,000 epochs of two sequences. The paper's τ was tuned for
each gap; here four values are run at all gaps, and beside them a ladder of time constants and learned ones that start at 0.85.`,
  methods: [
    { method: 'mozer-1992', options: { standardUnits: 10, slowUnits: 0 }, label: 'standard' },
    ...[0.75, 0.85, 0.9, 0.95].map(slow),
    { method: 'mozer-1992', options: { timeConstants: 'ladder' }, label: 'ladder' },
    { method: 'mozer-1992', options: { learnTimeConstants: true }, label: 'learned' },
  ],
  tasks: [{ task: 'gap', lags: [2, 4, 6, 8, 10] }],
  seeds: 25,
  budget: { sequences: 20_000 },
})
