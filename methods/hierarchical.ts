// Hierarchical recurrent nets learned by backpropagation through time.
//
// S. El Hihi & Y. Bengio (1996), "Hierarchical recurrent neural networks for long-term dependencies", NIPS 8, 493-499. The net is
// equations (1) to (3) of cells/hierarchical.ts. While a level holds, the errors at its values are copied from step to step; where it
// changes they pass through the slope of its units. So an error passes (t - s) / k slopes on its way from step t to s through a level of
// period k, instead of t - s.

import { elhihi1996hierarchical } from '../literature/citations.ts'
import { hierarchicalNets } from './cells/hierarchical.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'hierarchical',
  version: 1,
  title: 'Hierarchical recurrent net',
  sources: [elhihi1996hierarchical],
  summary: `A recurrent net in levels, each on a time scale twice as long as that of the level below: the slow levels change rarely and hold their values in between, or (\`slowness\` slow-change) change a little at
each step. Dependencies whose span is proportionally longer come into reach: a constant factor, not more. What falls between two changes of a slow level reaches it only through the faster ones. The paper's principle, tasks
and training are read as printed; its wiring and time scales stand in a figure that could not be read, so the wiring here is ours (deviation note 32).`,
  complexity:
    'O(Σ_s W_s / 2^s) per step for the W_s weights into level s, as the levels hold; here all levels are computed at all steps, O(W). Memory O(T n)',
  cell: hierarchicalNets,
  // Deviation note 32.
  defaults: { initialRange: 'fan-in' },
  readings: { 'multi-scale-patterns': { learningRate: 0.03 }, 'multi-scale-regression': { learningRate: 0.03 } },
})
