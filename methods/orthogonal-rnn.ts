// A plain recurrent net whose recurrent matrix starts orthogonal: all its singular values are equal, so that at first no direction is
// forgotten or blown up sooner than another.
//
// Orthogonal starts: A. M. Saxe, J. L. McClelland & S. Ganguli (2014), "Exact solutions to the nonlinear dynamics of learning in deep
// linear neural networks", ICLR. On long-memory tasks, with linear transitions too: M. Henaff, A. Szlam & Y. LeCun (2016), "Recurrent
// orthogonal networks and long-memory tasks", ICML, JMLR W&CP 48, 2034-2042.
//   (1) h(t) = f(W_x x(t) + b + W_h h(t-1)),  y(t) = f_o(W_y h(t) + b_y)
//   (2) at the start W_h = g Q with Q'Q = 1, so |W_h' δ| = g |δ|: errors are scaled by g and by f' alone

import { henaff2016orthogonal, saxe2014exact } from '../literature/citations.ts'
import { orthogonalNets } from './cells/separate-recurrence.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'orthogonal-rnn',
  version: 1,
  title: 'Orthogonal RNN',
  sources: [henaff2016orthogonal, saxe2014exact],
  summary: `A plain recurrent net whose recurrent matrix starts as a random orthogonal matrix times a gain. Nothing keeps it orthogonal later. Linear units make the start a perfect
memory; with tanh units only the slopes shrink the errors. The papers' own settings belong to other tasks; the defaults (32 units, learning rate, clipping) are ours (deviation note 36).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units; O(n³) once, for the orthogonal matrix',
  cell: orthogonalNets,
  defaults: { hidden: 32, learningRate: 0.03, clipNorm: 1, initialRange: 'fan-in' },
})
