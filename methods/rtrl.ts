// Real-time recurrent learning: the influence of every weight on every unit is carried forwards through time, so that the error of a step
// changes the weights at that step.
//
// A. J. Robinson & F. Fallside (1987), "The utility driven dynamic error propagation network", report CUED/F-INFENG/TR.1, Cambridge
// University Engineering Department; R. J. Williams & D. Zipser (1989), "A learning algorithm for continually running fully recurrent
// neural networks", Neural Computation 1(2):270-280, doi 10.1162/neco.1989.1.2.270. With z(t) = [x(t); y(t-1); 1]:
//   (1) y_k(t) = f(Σ_l w_kl z_l(t))
//   (2) p_ij^k(t) = f'(net_k(t)) ( Σ_l w_kl p_ij^l(t-1) + δ_ik z_j(t) ),   p_ij^k = ∂y_k/∂w_ij, 0 at first
//   (3) Δw_ij(t) = η Σ_k (d_k(t) - y_k(t)) p_ij^k(t)
// Teacher forcing: after a target z holds d_k in the place of y_k, and p_ij^k counts as 0 in the next step's sum.
// All three are the engine's forward mode on the cell.

import { hochreiter1997lstm, robinsonfallside1987, smithzipser1989, williamszipser1989 } from '../literature/citations.ts'
import { checkNet, recurrentNets } from './cells/recurrent-nets.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'rtrl',
  version: 1,
  title: 'Real-time recurrent learning',
  family: 'gradient',
  sources: [williamszipser1989, robinsonfallside1987, smithzipser1989, hochreiter1997lstm],
  summary: `The exact gradient, computed forwards: the derivative of every unit's activation by every weight is kept up to date, and at each step with a target the weights
change. Memory does not depend on the length of the sequences. The default net is that of Williams & Zipser: logistic units in one layer, connected to all inputs and to all units of the previous step, some of
which are the outputs. (In the net of Robinson & Fallside the outputs are not fed back; the rule is the same.) The derivatives are those for the weights as they were when they arose: with a change at each target the rule follows the gradient
only as far as the changes are small (rule \`rtrl-epochwise\` makes one change per sequence instead). The error that it follows vanishes over time as with backpropagation.`,
  complexity: 'O(n^2 W) per step and O(n W) memory for n units and W weights, whatever the length',
  cell: recurrentNets,
  defaults: { net: 'fully-connected', hiddenUnits: 'logistic', rule: 'rtrl' },
  published: {
    // By their weights, 170 and 494, the nets of Smith & Zipser have neither biases nor more layers (3 and 12 hidden units).
    'embedded-reber': { hidden: 12, bias: false, learningRate: 0.1 },
    reber: { hidden: 2 },
    'noise-free-lag': { net: 'layered', hidden: 1, bias: false, shortcuts: true, learningRate: 1, initialRange: 0.2 },
  },
  // Deviation note 13: with so many outputs that are units, a step would cost 5 to 280 million multiply-adds.
  readings: {
    'associative-recall': { net: 'layered' },
    melodies: { net: 'layered' },
    'random-permutation': { net: 'layered' },
  },
  check: checkNet,
})
