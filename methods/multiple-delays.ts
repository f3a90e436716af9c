// Recurrent nets with several delays between their hidden units, learned by backpropagation through time.
//
// T. Lin, B. G. Horne & C. L. Giles (1998), "How embedded memory in recurrent neural network architectures helps learning long-term
// temporal dependencies", Neural Networks 11(5):861-868 (doi 10.1016/S0893-6080(98)00018-5). The net is equation (1) of
// cells/multiple-delays.ts; backwards, with W_r diagonal for a locally recurrent net:
//   (2) δ_h(t) = f'(net_h(t)) ( W_y' δ_y(t) + Σ_{r=1..D} W_r' δ_h(t+r) )

import { lin1998embedded } from '../literature/citations.ts'
import { multipleDelaysNets } from './cells/multiple-delays.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'multiple-delays',
  version: 1,
  title: 'Multiple delays between hidden units',
  sources: [lin1998embedded],
  summary: `The standard recurrent net with D delays on the connections between its hidden units, from all units to all (globally recurrent) or from each to itself alone (locally recurrent): the embedded memory of NARX
nets, carried over to nets with hidden states. Every delay is a short cut for errors; D = 1 is the standard net. Weights grow with D, so at equal size a larger D has fewer units. Only the paper's abstract was at hand:
equations and defaults (6 delays, 5 hidden units, about as many weights as the standard net of 10 has) are ours (deviation note 33).`,
  complexity: 'O(W) per step for W weights, of which D n² are recurrent (local: D n); memory O(T D n) for T steps of n units',
  cell: multipleDelaysNets,
})
