// Which reading of the adding experiment gives the published figure? Seeds 1001 to 1010, which no other suite reports.

import { defineSuite } from '../runner/plan.ts'

export default defineSuite({
  title: 'Readings of the adding experiment',
  description: `Hochreiter & Schmidhuber (1997) say that all non-input units are logistic and print 74,000 sequences for adding at T = 100. This suite tries three readings of the output unit and its
error, and two of the rule for a marked first pair, on seeds that no other suite uses. The default of \`lstm-1997\` on \`adding\` was chosen by its result.`,
  methods: [
    { method: 'lstm-1997', options: { outputUnits: 'linear' }, label: 'linear output' },
    {
      method: 'lstm-1997',
      options: { outputUnits: 'logistic', delta: 'cross-entropy' },
      label: 'logistic output without slope',
    },
    { method: 'lstm-1997', options: { outputUnits: 'logistic' }, label: 'logistic output' },
  ],
  tasks: [
    { task: 'adding', lags: [100], label: 'input value zeroed' },
    {
      task: 'adding',
      lags: [100],
      parameters: { firstPair: 'zero-target' },
      label: 'input value kept',
      budget: { sequences: 400_000 },
    },
  ],
  seeds: 10,
  firstSeed: 1000,
  budget: { sequences: 1_500_000 },
})
