// Gated recurrent units: the cell of cells/gru.ts, learned by backpropagation through time.
//
// K. Cho, B. van Merriënboer, C. Gulcehre, D. Bahdanau, F. Bougares, H. Schwenk & Y. Bengio (2014), "Learning phrase representations using
// RNN encoder-decoder for statistical machine translation", EMNLP, 1724-1734 (doi 10.3115/v1/D14-1179). C. Tallec & Y. Ollivier (2018),
// "Can recurrent neural networks warp time?", ICLR: chrono initialisation of the gates that keep (cells/chrono.ts).

import { cho2014phrase, tallec2018warp } from '../literature/citations.ts'
import { gruNets } from './cells/gru.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'gru',
  version: 1,
  title: 'Gated recurrent units',
  sources: [cho2014phrase, tallec2018warp],
  summary: `One gate mixes a unit's old state with a candidate for the new one, another hides the old state while the candidate is made; there is no separate internal state and no output gate. Here the reset
gate acts on the state before the recurrent product, as in the paper; \`resetAfter\` gives the variant of the cuDNN library. Settings as for LSTM with the full gradient: Adam, clipping by norm (deviation note 24).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units',
  cell: gruNets,
  defaults: { rule: 'bptt', optimiser: 'adam', learningRate: 0.001, clipNorm: 1, initialRange: 'fan-in' },
})
