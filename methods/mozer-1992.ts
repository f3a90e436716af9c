// Reduced descriptions: a recurrent net in which some hidden units have slow time constants, learned by backpropagation through time.
//
// M. C. Mozer (1992), "Induction of Multiscale Temporal Structure", NIPS 4, 275-282. The net is equations (1) to (3) of
// cells/time-constants.ts; the error at a hidden unit goes back by
//   (4) ∂E/∂net_i(t) = (1 - τ_i) (1 - tanh²(net_i(t))) ∂E/∂c_i(t)
//   (5) ∂E/∂c_i(t-1) = τ_i ∂E/∂c_i(t) + Σ_k v_ki ∂E/∂net_k(t) + the error of the answer at t-1
// and where τ is learned, ∂E/∂τ_i = Σ_t ∂E/∂c_i(t) (c_i(t-1) - tanh(net_i(t))). All of this is the engine's reverse mode on the cell.

import { mozer1992multiscale } from '../literature/citations.ts'
import { checkTimeConstants, timeConstantNets } from './cells/time-constants.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'mozer-1992',
  version: 1,
  title: 'Reduced descriptions (time constants)',
  sources: [mozer1992multiscale],
  summary: `A recurrent net whose slow hidden units mix their old activation, with weight τ, and their new one, with weight 1 - τ: they see a smoothed, reduced description of
the sequence, and a share τ^q of an error goes back q steps without loss to the squashing function. The time constants are set by hand, as in the paper, which tuned one common τ for each gap between 0.75 and
0.95, or learned (the paper: "does not work particularly well"). \`slowUnits\` 0 is the standard net that the paper compares with. Learning rate and initial weights are not
printed (deviation note 25).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units',
  cell: timeConstantNets,
  // Deviation note 25.
  readings: { gap: { delta: 'cross-entropy', learningRate: 0.06, initialRange: 0.3 } },
  check: checkTimeConstants,
})
