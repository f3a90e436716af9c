// Backpropagation through time, epochwise: the net is unrolled over the whole sequence and updated once at its end.
//
// D. E. Rumelhart, G. E. Hinton & R. J. Williams (1986), "Learning internal representations by error propagation", in Parallel
// Distributed Processing 1, 318-362; P. J. Werbos (1990), "Backpropagation through time: what it does and how to do it", Proc. IEEE
// 78(10):1550-1560, doi 10.1109/5.58337. With δ the error at a unit's net input, from the last step to the first:
//   (1) δ_k(t) = f_o'(net_k(t)) (d_k(t) - y_k(t))
//   (2) δ_j(t) = f'(net_j(t)) ( Σ_k w_kj δ_k(t) + Σ_i w_ij δ_i(t+1) )
//   (3) Δw_ij  = η Σ_t δ_i(t) y_j(t-1)
// All three are the engine's reverse mode on the cell. Cost O(W) per step, memory O(length · units).

import { rumelhart1986, werbos1990bptt } from '../literature/citations.ts'
import { fullyRecurrentNets } from './cells/fully-recurrent.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'bptt',
  version: 2,
  title: 'Backpropagation through time',
  family: 'gradient',
  sources: [rumelhart1986, werbos1990bptt],
  summary: `A standard recurrent net with one fully recurrent hidden layer (hidden units are updated before output units within a step), unrolled over the whole
sequence; the exact gradient, one update per sequence. This is the method whose vanishing gradients all the others answer to. The surveyed papers give no settings for it
on these tasks; the defaults (10 hidden units, tanh, a learning rate of 0.1) are the best of the few that were tried (deviation note 10).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units',
  cell: fullyRecurrentNets,
})
