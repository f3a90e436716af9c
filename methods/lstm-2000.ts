// LSTM with forget gates as published in 2000: the cell of cells/lstm-2000.ts, learned by its truncated gradient in forward form.
//
// F. A. Gers, J. Schmidhuber & F. Cummins (2000), "Learning to forget: continual prediction with LSTM", Neural Computation
// 12(10):2451-2471 (doi 10.1162/089976600300015015). The memory of the past are the partial derivatives of each internal state s, which a
// closing forget gate φ erases together with s:
//   (1) ∂s/∂w_c(t)  = y_φ ∂s/∂w_c(t-1)  + g'(net_c(t)) y_in(t) z(t)
//   (2) ∂s/∂w_in(t) = y_φ ∂s/∂w_in(t-1) + g(net_c(t)) f'(net_in(t)) z(t)
//   (3) ∂s/∂w_φ(t)  = y_φ ∂s/∂w_φ(t-1)  + s(t-1) f'(net_φ(t)) z(t)
// and at a step with a target Δw = η e_s ∂s/∂w for these three, summed over the cells of a gate's block; Δw_out as in 1997.
// That is forward mode on the cell: its stopGradients leave just these blocks of the influence matrix.

import { gers2000forget } from '../literature/citations.ts'
import { checkGateBiases } from './cells/gate-bias.ts'
import { lstm2000Nets } from './cells/lstm-2000.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'lstm-2000',
  version: 1,
  title: 'LSTM with forget gates (2000)',
  sources: [gers2000forget],
  summary: `Memory blocks as in 1997, and in each a forget gate that multiplies the internal states at every step: a block can empty itself without being reset from outside. The gradient is
truncated as in 1997 and computed in forward form. What it holds decays by the forget gate's activation at each step, so the bias b of that gate sets the first memory span: a state is
multiplied by f(b)^q over q steps, 10^-14 for b = 1 and q = 100, one half for b = 5. The defaults are those of the paper's continual embedded Reber grammar (deviation note 21); for its noisy temporal order problem it starts
forget gates at 5.`,
  complexity: 'O(W) per step and memory for W weights, whatever the length: O(1) per weight and step',
  cell: lstm2000Nets,
  defaults: { rule: 'rtrl', learningRate: 0.5, initialRange: 0.2 },
  published: { 'temporal-order-3': { forgetGateBias: 5 } },
  check: (options, context) => checkGateBiases(options, ['inputGateBias', 'forgetGateBias', 'outputGateBias'], context),
})
