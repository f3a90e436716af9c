// Weight guessing on the two-sequence problem as in NIPS 9, under the readings that its text leaves open.

import { defineSuite } from '../runner/plan.ts'

const asPublished = { informative: 1, stretch: 0.2, protocol: 'guessing-1996' }

export default defineSuite({
  title: 'Weight guessing on two-sequence',
  description: `Hochreiter & Schmidhuber (NIPS 9) print 1,247 weight vectors drawn for net A1 and 718 for net A2, means of 10 searches, on sequences of 500 to 600 steps with one informative
element. The text leaves open the order of updates, whether A2's outputs see the input, and whether 0.2 is really the noise's variance. 40 searches per reading.`,
  methods: [
    { method: 'weight-guessing', options: { net: 'A1', updateOrder: 'layered' }, label: 'A1' },
    { method: 'weight-guessing', options: { net: 'A1', updateOrder: 'synchronous' }, label: 'A1 synchronous' },
    { method: 'weight-guessing', options: { net: 'A2', updateOrder: 'layered' }, label: 'A2' },
    {
      method: 'weight-guessing',
      options: { net: 'A2', updateOrder: 'layered', outputSeesInput: true },
      label: 'A2 with input to outputs',
    },
  ],
  tasks: [
    {
      task: 'two-sequence',
      lags: [500],
      parameters: { ...asPublished, noiseVariance: 0.04 },
      label: 'noise of deviation 0.2',
      budget: { sequences: 400_000 },
    },
    { task: 'two-sequence', lags: [500], parameters: asPublished, label: 'noise of variance 0.2' },
  ],
  seeds: 40,
  budget: { sequences: 40_000 },
})
