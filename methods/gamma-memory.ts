// Gamma memory: a feedforward net behind input lines whose taps decay, at a rate that is learned.
//
// B. de Vries & J. C. Principe (1991), "A theory for neural networks with time delays", NIPS 3, 162-168; (1992) Neural Networks
// 5(4):565-576; J. C. Principe et al. (1992), NIPS 4, 143-150. The net is equations (1) to (3) of cells/gamma.ts. The weights learn
// by plain backpropagation; a line's μ by the influence α that it has on the taps, carried forwards:
//   (4) α_ik(t) = (1 - μ_i) α_ik(t-1) + μ_i α_i,k-1(t-1) + x_i,k-1(t-1) - x_ik(t-1),   α_i0 = 0
//   (5) Δμ_i    = η Σ_m e_m f'(net_m) Σ_k w_mik α_ik(t)
// Forward mode on the cell is (4); reverse mode gives the same gradient at a memory of O(T).

import { devries1991delays, devries1992gamma, principe1992focused } from '../literature/citations.ts'
import { gammaNets } from './cells/gamma.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'gamma-memory',
  version: 1,
  title: 'Gamma memory',
  sources: [devries1991delays, devries1992gamma, principe1992focused],
  summary: `The focused gamma net: each input line is followed by K leaky integrators in a row, all with the line's own μ, and one hidden layer reads all taps. A small μ trades resolution for depth: K taps reach
K/μ steps back. μ is learned with the weights, at the same rate, as in the papers; it is kept in its stable range by a parametrisation (deviation note 26). There is no other recurrence,
so what lies much further back than K/μ is out of reach. K = 4, 12 hidden units and a start at μ = 1 are the published net for the Mackey-Glass series.`,
  complexity: 'O(W + K m) per step for W weights and K taps on each of m inputs; memory O(K m) in forward form',
  cell: gammaNets,
})
