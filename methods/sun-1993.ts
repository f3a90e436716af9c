// Time warping invariant neural networks: state units that add up what the input's movement brings.
//
// G.-Z. Sun, H.-H. Chen & Y.-C. Lee (1993), "Time warping invariant neural networks", NIPS 5, 180-187. The net is equations (1) to (3) of
// cells/additive.ts; it learns by real-time recurrent learning, from the error at the end of a sequence:
//   (4) ∂S(t+1)/∂W = A(t) ∂S(t)/∂W + l(t) diag(F') ∂net/∂W,   A = Id + l diag(F') W_S
// which is forward mode on the cell.

import { sun1993warping } from '../literature/citations.ts'
import { additiveNets } from './cells/additive.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'sun-1993',
  version: 1,
  title: 'Time warping invariant nets',
  sources: [sun1993warping],
  summary: `State units without decay or squashing: at every step they add a nonlinear function of state and input, scaled by how far the input has moved. Errors go back with a factor near 1 per step, at the price that
every change of the input also changes the store. With a constant \`scale\` the same units become "old activation plus scaled new input". On the paper's own task its four state units of which
three answer are used; elsewhere an output layer reads the state. Which input enters F and how the first step is scaled are readings (deviation note 27).`,
  complexity: 'O(W) per step for W weights; memory O(T n) for T steps of n units (the paper: RTRL, O(n^2 W) per step)',
  cell: additiveNets,
  published: {
    'time-warped-curves': { hidden: 1, readout: 'units', outputUnits: 'linear', rule: 'rtrl' },
  },
  // Deviation note 27.
  readings: { 'time-warped-curves': { learningRate: 0.02 } },
})
