// LSTM with peephole connections as published in 2002: the cell of cells/lstm-peephole.ts, learned by its truncated gradient in forward form.
//
// F. A. Gers, N. N. Schraudolph & J. Schmidhuber (2002), "Learning precise timing with LSTM recurrent networks", Journal of Machine Learning
// Research 3:115-143. Partial derivatives are carried along as in methods/lstm-2000.ts. A peephole is a weight whose source is an internal
// state v of the block:
//   (1) ∂s/∂p_in(t) = y_φ ∂s/∂p_in(t-1) + g(net_c(t)) f'(net_in(t)) s_v(t-1)
//   (2) ∂s/∂p_φ(t)  = y_φ ∂s/∂p_φ(t-1)  + s(t-1) f'(net_φ(t)) s_v(t-1)
// and at a step with a target, with e_k the errors at the outputs' net inputs and the sums over k weighted by w_k:
//   (3) e_s = y_out Σ e_k,  Δp_in = η Σ e_s ∂s/∂p_in,  Δp_φ = η Σ e_s ∂s/∂p_φ
//   (4) Δp_out = η f'(net_out) Σ_v s_v Σ e_k · s_v(t)

import { gers2002timing } from '../literature/citations.ts'
import { checkGateBiases } from './cells/gate-bias.ts'
import { lstmPeepholeNets } from './cells/lstm-peephole.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'lstm-peephole',
  version: 1,
  title: 'LSTM with peephole connections (2002)',
  sources: [gers2002timing],
  summary: `LSTM with forget gates whose gates see the internal states of the cells in their own block: input and forget gate those of the step before, the output gate the new ones. So a closed
output gate no longer hides from its block how much time has passed. The cells' output squashing is gone. The gradient is truncated and in forward form; no error goes back through a peephole. The paper measures and generates time
intervals, which none of these tasks ask for; the settings here are those of LSTM with forget gates (deviation note 23).`,
  complexity: 'O(W) per step and memory for W weights, whatever the length: O(1) per weight and step',
  cell: lstmPeepholeNets,
  defaults: { rule: 'rtrl', learningRate: 0.5, initialRange: 0.2 },
  check: (options, context) => checkGateBiases(options, ['inputGateBias', 'forgetGateBias', 'outputGateBias'], context),
})
