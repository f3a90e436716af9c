// The simple recurrent network: hidden units see a copy of their own previous activations, and learning takes that copy for an input.
//
// J. L. Elman (1990), "Finding structure in time", Cognitive Science 14(2):179-211, doi 10.1207/s15516709cog1402_1. With c(t) = h(t-1)
// in the context units, zero at first:
//   (1) h(t) = f(W_x x(t) + W_c c(t) + b),   y(t) = f_o(W_y h(t) + b_y)
//   (2) δ_k = f_o'(net_k(t)) (d_k(t) - y_k(t)),   δ_j = f'(net_j(t)) Σ_k w_kj δ_k
//   (3) Δw_ij = η δ_i z_j at each step with a target, z the sources x(t), c(t), h(t) or 1
// No error passes through c(t): truncated backpropagation BPTT(1; 1). Cost O(W) per step, memory O(n).

import { cleeremans1989, elman1990, fahlman1991 } from '../literature/citations.ts'
import { fullyRecurrentNets } from './cells/fully-recurrent.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'elman',
  version: 1,
  title: 'Elman network',
  family: 'gradient',
  sources: [elman1990, cleeremans1989, fahlman1991],
  summary: `A net with one fully recurrent hidden layer that learns at each target by plain backpropagation, as if the hidden units' previous activations were an input: the error goes back
one step only. What happened earlier is learned only as far as the hidden units happen to hold it already. The hidden units are logistic. Cleeremans, Servan-Schreiber & McClelland (1989) taught such nets the
Reber grammar; on the embedded grammar they failed. Their learning rate is not in the texts at hand, and context units start at 0 (deviation note 13). Other windows are an option: \`depth\` and \`every\`.`,
  complexity: 'O(W) per step for W weights; memory O(n) for n units',
  cell: fullyRecurrentNets,
  defaults: { rule: 'truncated-bptt', depth: 1, every: 1, hiddenUnits: 'logistic' },
  published: {
    reber: { hidden: 15 },
    'embedded-reber': { hidden: 15 },
  },
})
