// NARX nets learned by backpropagation through time: an error takes every delay of the fed-back outputs as a short cut into the past.
//
// T. Lin, B. G. Horne, P. Tiňo & C. L. Giles (1996), IEEE Trans. Neural Networks 7(6):1329-1338 (doi 10.1109/72.548162), and NIPS 8,
// 577-583. The net is equations (1) and (2) of cells/narx.ts, W_1r being the weights from y(t-r) to the hidden units. Backwards:
//   (4) δ_y(t) = f_o'(net_y(t)) ( y(t) - d(t) + Σ_{r=1..D_y} W_1r' δ_h(t+r) )        y - d at a step with a target only
//   (5) δ_h(t) = f'(net_h(t)) W_2' δ_y(t)
// Near a fixed point of the latching neuron (3) with slope f', J(n) = dy(t)/dy(t-n) obeys
//   (6) J(n) = (w f' / D_y) Σ_{r=1..D_y} J(n-r)
// and still decays exponentially; with w = 1.25 by a factor of 0.619, 0.794 and 0.878 a step for D_y = 1, 3 and 6.

import { hornegiles1995, lin1996learning, lin1996narx } from '../literature/citations.ts'
import { narxNets } from './cells/narx.ts'
import { gradientMethod } from './learning/gradient-method.ts'

const asCompared = { inputDelays: 3, outputDelays: 4, hidden: 5, learningRate: 0.5, initialRange: 0.1 }

export default gradientMethod({
  id: 'narx',
  version: 1,
  title: 'NARX net',
  sources: [lin1996learning, lin1996narx, hornegiles1995],
  summary: `Only the outputs are fed back, each through a line of delays, into a perceptron with one hidden layer. A delay of r steps lets an error jump r steps at once, so information lasts longer by a factor of a
few: the authors say two to three times. Where the lag is no longer than the line, no recurrence is needed at all. The net is fed its own outputs, as in the papers; \`teacherForcing\` gives series-parallel training, another
method. With \`net\` neuron it is the single neuron with fixed feedback of the latching problem (deviation note 30). Defaults that no paper gives for a task (10 hidden units, 6 output delays, a learning rate of 0.1) are ours.`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units and taps',
  cell: narxNets,
  published: {
    latching: { net: 'neuron', outputDelays: 6, feedbackWeight: 1.25, learningRate: 0.1, initialRange: 0.155 },
    'parity-trailing-noise': { inputDelays: 0, outputDelays: 3, hidden: 3, initialRange: 0.5 },
    'random-automaton': asCompared,
    'finite-memory-machine': asCompared,
  },
  // Deviation notes 30 and 31.
  readings: { latching: { inputDelays: 2 }, 'parity-trailing-noise': { learningRate: 0.003 } },
})
