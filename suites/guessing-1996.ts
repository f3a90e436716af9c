// Random weight guessing as published: Hochreiter & Schmidhuber (NIPS 9) and Schmidhuber, Hochreiter & Bengio (2001), means of 10 searches
// (latch I: 40), on sequences of 500 to 600 steps. Every cell of the table that the texts print, and the readings that they leave open.

import { defineSuite } from '../runner/plan.ts'

const guess = (
  label: string,
  tasks: readonly string[],
  options: Readonly<Record<string, string | number | boolean | object>>,
) => ({
  method: 'weight-guessing',
  label,
  tasks,
  options: options as Readonly<Record<string, never>>,
})

const LENGTHS = { stretch: 0.2 }
const TWO_SEQUENCE = { ...LENGTHS, informative: 1, protocol: 'guessing-1996' }

export default defineSuite({
  title: 'Weight guessing on the benchmarks of long time lags',
  description: `Schmidhuber & Hochreiter (1996) draw all weights at random until a net answers 100 training sequences, and need fewer sequences for that than published methods need to learn. Here is their table, with the
readings that their texts leave open: whether output units see the hidden units of the same step (layered) or of the step before (synchronous), whether A1's output has a bias, whether A2's outputs see the input, and
whether 0.2 is the variance of the noise or its standard deviation. Every search has the same limit, 4,000,000 sequences presented.`,
  methods: [
    guess('A1', ['two-sequence', 'parity', 'noisy parity', 'tomita 1'], { updateOrder: 'layered' }),
    guess('A1 synchronous', ['two-sequence', 'parity', 'tomita 1'], { updateOrder: 'synchronous' }),
    guess('A1 output bias', ['two-sequence', 'parity', 'noisy parity', 'tomita 1'], { updateOrder: 'layered', outputBias: true }),
    guess('A1 of 2', ['tomita 4'], { hidden: 2 }),
    guess('A1 of 2 output bias', ['tomita 4'], { hidden: 2, outputBias: true }),
    guess('A1 of 3', ['tomita 2'], { hidden: 3 }),
    guess('A1 of 3 output bias', ['tomita 2'], { hidden: 3, outputBias: true }),
    guess('A2', ['two-sequence', 'two-sequence deviation 0.2', 'parity', 'tomita 1', 'tomita 2', 'tomita 4'], {
      net: 'A2',
      updateOrder: 'layered',
    }),
    guess('A2 input to outputs', ['two-sequence', 'parity', 'tomita 1'], {
      net: 'A2',
      updateOrder: 'layered',
      outputSeesInput: true,
    }),
    guess('A2 no self-connections', ['parity'], { net: 'A2', updateOrder: 'layered', selfConnections: false }),
    guess('A2 no self-connections input to outputs', ['parity'], {
      net: 'A2',
      updateOrder: 'layered',
      selfConnections: false,
      outputSeesInput: true,
    }),
    guess('single unit', ['two-sequence', 'two-sequence deviation 0.2'], { net: 'single-unit', outputUnits: 'logistic' }),
    guess('latch unit', ['latch I', 'latch I deviation 0.2'], { net: 'bengio-latch', outputUnits: 'tanh' }),
    guess('single tanh unit', ['latch II', 'latch II deviation 0.2'], { net: 'single-unit', outputUnits: 'tanh' }),
  ],
  tasks: [
    { task: 'two-sequence', lags: [500], parameters: TWO_SEQUENCE },
    {
      task: 'two-sequence',
      lags: [500],
      parameters: { ...TWO_SEQUENCE, noiseVariance: 0.04 },
      label: 'two-sequence deviation 0.2',
    },
    { task: 'parity', lags: [500] },
    { task: 'parity', lags: [500], parameters: { noise: 0.2 }, label: 'noisy parity' },
    { task: 'latch', lags: [500], parameters: { ...LENGTHS, informative: 1 }, label: 'latch I' },
    {
      task: 'latch',
      lags: [500],
      parameters: { ...LENGTHS, informative: 1, noiseVariance: 0.04 },
      label: 'latch I deviation 0.2',
    },
    { task: 'latch', lags: [500], parameters: { ...LENGTHS, informative: 1, variant: 'given-inputs' }, label: 'latch II' },
    {
      task: 'latch',
      lags: [500],
      parameters: { ...LENGTHS, informative: 1, variant: 'given-inputs', noiseVariance: 0.04 },
      label: 'latch II deviation 0.2',
    },
    { task: 'tomita', lags: [500], parameters: { grammar: 1 }, label: 'tomita 1' },
    { task: 'tomita', lags: [500], parameters: { grammar: 2 }, label: 'tomita 2' },
    { task: 'tomita', lags: [500], parameters: { grammar: 4 }, label: 'tomita 4' },
  ],
  seeds: 20,
  budget: { sequences: 4_000_000 },
})
