// Backpropagation through time, epochwise: the net is unrolled over the whole sequence and updated once at its end.
//
// D. E. Rumelhart, G. E. Hinton & R. J. Williams (1986), "Learning internal representations by error propagation", in Parallel
// Distributed Processing 1, 318-362; P. J. Werbos (1990), "Backpropagation through time: what it does and how to do it", Proc. IEEE
// 78(10):1550-1560, doi 10.1109/5.58337. With δ the error at a unit's net input, from the last step to the first:
//   (1) δ_k(t) = f_o'(net_k(t)) (d_k(t) - y_k(t))
//   (2) δ_j(t) = f'(net_j(t)) ( Σ_k w_kj δ_k(t) + Σ_i w_ij δ_i(t+1) )
//   (3) Δw_ij  = η Σ_t δ_i(t) y_j(t-1)
// All three are the engine's reverse mode on the cell. Cost O(W) per step, memory O(length · units).

import { bengio1994, hochreiter1997lstm, rumelhart1986, werbos1990bptt } from '../literature/citations.ts'
import { checkNet, recurrentNets } from './cells/recurrent-nets.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'bptt',
  version: 3,
  title: 'Backpropagation through time',
  family: 'gradient',
  sources: [rumelhart1986, werbos1990bptt, bengio1994, hochreiter1997lstm],
  summary: `A standard recurrent net with one fully recurrent hidden layer (hidden units are updated before output units within a step), unrolled over the whole
sequence; the exact gradient, one update per sequence. This is the method whose vanishing gradients all the others answer to. For most tasks the surveyed papers give no settings for it;
the defaults (10 hidden units, tanh, a learning rate of 0.1) are the best of the few that were tried (deviation note 10). On \`noise-free-lag\` the net is the one with a single hidden unit of
Hochreiter & Schmidhuber (1997, section 5.2), on \`two-sequence-bengio\` and \`parity\` those of Bengio, Simard & Frasconi (1994), at the default learning rate (deviation note 15).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units',
  cell: recurrentNets,
  published: {
    'noise-free-lag': {
      hidden: 1,
      hiddenUnits: 'logistic',
      bias: false,
      shortcuts: true,
      learningRate: 1,
      initialRange: 0.2,
    },
    'two-sequence-bengio': { net: 'bengio-two-sequence', hidden: 4, initialRange: 0.5 },
    parity: { net: 'bengio-parity', hidden: 1, initialRange: 0.5 },
  },
  check: checkNet,
})
