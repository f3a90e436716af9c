// The IRNN: rectified linear units whose recurrent matrix starts as the identity, so that they add up what comes in until they learn better.
//
// Q. V. Le, N. Jaitly & G. E. Hinton (2015), "A simple way to initialize recurrent networks of rectified linear units", arXiv 1504.00941.
//   (1) h(t) = max(0, W_x x(t) + b + W_h h(t-1)),  y(t) = W_y h(t) + b_y
//   (2) at the start W_h = 1 (or a smaller multiple of the identity), b = 0, all other weights normal with deviation 0.001
// With W_h = 1 the error of a unit that is on flows back unchanged. As nothing bounds the units, gradients are clipped.

import { le2015irnn } from '../literature/citations.ts'
import { identityNets } from './cells/separate-recurrence.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'irnn',
  version: 1,
  title: 'IRNN',
  sources: [le2015irnn],
  summary: `A plain recurrent net of rectified linear units whose recurrent matrix starts as the identity: without inputs it keeps its state, and errors flow back unchanged through
every unit that is on. Stochastic gradient descent with the gradient's norm clipped does the rest. The paper averages gradients over 16 sequences; here every sequence has its own update, with a learning
rate and a clipping threshold chosen for that (deviation note 36).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units',
  cell: identityNets,
  defaults: { learningRate: 0.03, clipNorm: 1 },
})
