// Which reading of the embedded Reber grammar gives the published figures? Seeds 1001 to 1030, which no other suite reports.

import { defineSuite } from '../runner/plan.ts'

const gatesOnly = { hiddenRecurrence: 'gates' }
const shortcuts = { outputSources: 'inputs-and-cells' }

export default defineSuite({
  title: 'Readings of the embedded Reber grammar',
  description: `Hochreiter & Schmidhuber (1997), table 1, print 8,440 sequences for LSTM with 3 blocks of 2 cells at a learning rate of 0.5, and no failure in 30 trials. This suite varies one thing
at a time that the paper leaves open, or that its table 10 has otherwise than its text, and two wirings that its number of weights excludes, on seeds that no other suite uses.`,
  methods: [
    { method: 'lstm-1997', label: 'as printed' },
    { method: 'lstm-1997', options: { rule: 'rtrl-epochwise' }, label: 'one update per string' },
    { method: 'lstm-1997', options: { truncated: false }, label: 'exact gradient' },
    {
      method: 'lstm-1997',
      options: { inputSquashing: '[-1, 1]', stateSquashing: '[-2, 2]' },
      label: 'ranges of table 10',
    },
    { method: 'lstm-1997', options: { outputBias: true }, label: 'outputs biased' },
    { method: 'lstm-1997', options: { cellBias: true, outputBias: true }, label: 'all units biased' },
    { method: 'lstm-1997', options: gatesOnly, label: 'no recurrence into cells' },
    { method: 'lstm-1997', options: shortcuts, label: 'outputs see inputs' },
    { method: 'lstm-1997', options: { ...gatesOnly, ...shortcuts }, label: 'both' },
  ],
  tasks: [{ task: 'embedded-reber', lags: [6] }],
  seeds: 30,
  firstSeed: 1000,
  budget: { sequences: 200_000 },
})
