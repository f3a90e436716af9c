// Long short-term memory as published in 1997: the cell of cells/lstm-1997.ts, learned by its truncated gradient in forward form.
//
// S. Hochreiter & J. Schmidhuber (1997), "Long Short-Term Memory", Neural Computation 9(8):1735-1780, appendix A.1
// (doi 10.1162/neco.1997.9.8.1735). The only memory of the past are the partial derivatives of each internal state s:
//   (25) ∂s/∂w_in(t) = ∂s/∂w_in(t-1) + g(net_c(t)) f'(net_in(t)) z(t)
//   (27) ∂s/∂w_c(t)  = ∂s/∂w_c(t-1)  + g'(net_c(t)) y_in(t) z(t)
// and at a step with a target, with e the errors (21)-(23): Δw_in = η Σ_v e_s ∂s/∂w_in (26), Δw_c = η e_s ∂s/∂w_c (28), Δw_out = η e_out z.
// That is forward mode on the cell: its stopGradients leave just these blocks of the influence matrix, so it costs O(1) per weight and
// step, and memory does not depend on the sequence's length.

import { hochreiter1997lstm } from '../literature/citations.ts'
import { checkGateBiases } from './cells/gate-bias.ts'
import { lstm1997Nets } from './cells/lstm-1997.ts'
import { gradientMethod } from './learning/gradient-method.ts'

const biasedGatesOnly = { cellBias: false, outputBias: false }
const unbiased = { ...biasedGatesOnly, inputGateBias: 'none', outputGateBias: 'none' } as const
/** Experiments 3a, 3b and 3c: signal and noise on one input line. */
const oneLine = {
  blocks: 3,
  cellsPerBlock: 1,
  inputGateBias: [-1, -3, -5],
  outputGateBias: [-2, -4, -6],
  outputBias: false,
}

export default gradientMethod({
  id: 'lstm-1997',
  version: 4,
  title: 'LSTM (1997)',
  sources: [hochreiter1997lstm],
  summary: `Memory cells whose internal state keeps itself with weight 1 (the constant error carousel), opened and closed by multiplicative input and output gates. No forget
gate; cell input squashed to [-2, 2], cell output to [-1, 1]. The gradient is truncated: only the internal states carry error through time, in forward form, at a cost of O(1) per weight
and step. Block numbers, gate biases, learning rates and connections are those published for each task (table 10); where these do not give the published results, deviation notes 9 and 16 to 19 say
what was tried. The net of experiments 2a and 2b gets its cell when its error has stopped decreasing (option growth).`,
  complexity: 'O(W) per step and memory for W weights, whatever the length: O(1) per weight and step',
  cell: lstm1997Nets,
  defaults: { rule: 'rtrl', learningRate: 0.5, initialRange: 0.1 },
  published: {
    // Table 1 has four more rows: 4 blocks of one cell, and learning rates of 0.1 and 0.2.
    'embedded-reber': { ...biasedGatesOnly, blocks: 3, outputGateBias: [-1, -2, -3], initialRange: 0.2 },
    'noise-free-lag': {
      ...unbiased,
      blocks: 1,
      cellsPerBlock: 1,
      outputGate: false,
      inputSquashing: '[0, 1]',
      stateSquashing: 'identity',
      hiddenRecurrence: 'none',
      outputSources: 'inputs-and-cells',
      growth: 'when-error-stalls',
      learningRate: 1,
      initialRange: 0.2,
    },
    'very-long-lag': { ...unbiased, blocks: 2, cellsPerBlock: 1, learningRate: 0.01, initialRange: 0.2 },
    'two-sequence': { ...oneLine, learningRate: 1 },
    'two-sequence-noisy-targets': { ...oneLine, learningRate: 0.1 },
    adding: { inputGateBias: [-3, -6], outputUnits: 'logistic' },
    multiplication: { outputUnits: 'logistic', learningRate: 0.1 },
    'temporal-order': { inputGateBias: [-2, -4] },
    'temporal-order-3': { blocks: 3, inputGateBias: [-2, -4, -6], learningRate: 0.1 },
  },
  // Deviation notes 9, 16, 17 and 19.
  readings: {
    adding: { outputUnits: 'linear' },
    'very-long-lag': { hiddenRecurrence: 'none' },
    'temporal-order-3': { hiddenRecurrence: 'gates' },
    'noise-free-lag': { inputSquashing: '[-1, 1]' },
  },
  check: (options, context) => checkGateBiases(options, ['inputGateBias', 'outputGateBias'], context),
})
