// Time-delay neural networks: a feedforward net that sees a window of the past, and nothing beyond it.
//
// K. J. Lang, A. H. Waibel & G. E. Hinton (1990), "A time-delay neural network architecture for isolated word recognition", Neural
// Networks 3(1):23-43 (doi 10.1016/0893-6080(90)90044-L); A. Waibel et al. (1989), "Phoneme recognition using time-delay neural
// networks", IEEE Trans. ASSP 37(3):328-339 (doi 10.1109/29.21701). The net is equation (1) of cells/time-delay.ts. A weight is
// used at every step: its gradient is the sum over the steps. Going back through the states that hold a layer's past is that sum.

import { lang1990tdnn, waibel1989phoneme } from '../literature/citations.ts'
import { checkWindows, timeDelayNets } from './cells/time-delay.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'tdnn',
  version: 1,
  title: 'Time-delay neural network',
  sources: [lang1990tdnn, waibel1989phoneme],
  summary: `A feedforward net of two hidden layers whose units see the last few steps of the layer below, with weights that are the same at every step. The answer at a step depends on a fixed number of
inputs, the receptive field (7 steps with windows of 3 and 5), and is blind to all before: a fixed lag is either within reach or not. Lang and Waibel sum the evidence of the output units over the whole word; here a target
is answered by the outputs of its own step, since a sum over time would itself be a memory (deviation note 28).`,
  complexity: 'O(W) per step for W weights, W growing with the receptive field; memory O(T n) for T steps of n units',
  cell: timeDelayNets,
  check: checkWindows,
})
