// LSTM as it is used today: the cell of cells/lstm.ts, learned by backpropagation through time.
//
// A. Graves & J. Schmidhuber (2005), "Framewise phoneme classification with bidirectional LSTM and other neural network architectures",
// Neural Networks 18(5-6):602-610 (doi 10.1016/j.neunet.2005.06.042): the exact gradient. R. Jozefowicz, W. Zaremba & I. Sutskever (2015),
// "An empirical exploration of recurrent network architectures", ICML, 2342-2350: forget gates that start with a bias of 1.
// C. Tallec & Y. Ollivier (2018), "Can recurrent neural networks warp time?", ICLR: chrono initialisation of the gates (cells/chrono.ts).

import { gers2000forget, graves2005framewise, jozefowicz2015exploration, tallec2018warp } from '../literature/citations.ts'
import { lstmNets } from './cells/lstm.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'lstm',
  version: 1,
  title: 'LSTM (full gradient)',
  sources: [graves2005framewise, gers2000forget, jozefowicz2015exploration, tallec2018warp],
  summary: `LSTM with input, forget and output gates for each cell, tanh for what goes in and out, and nothing truncated: backpropagation through time over the whole sequence. Forget gates start
with a bias of 1, as is usual; \`chrono\` spreads their time constants over all lags up to the longest instead. Updates by Adam from a gradient that is clipped by its norm (deviation note 24).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n cells',
  cell: lstmNets,
  defaults: { rule: 'bptt', optimiser: 'adam', learningRate: 0.001, clipNorm: 1, initialRange: 'fan-in' },
})
