// The clockwork net, learned by backpropagation through time.
//
// J. Koutník, K. Greff, F. Gomez & J. Schmidhuber (2014), "A clockwork RNN", ICML 31, PMLR 32(2):1863-1871 (arXiv 1402.3511). The net is
// equations (1) and (2) of cells/clockwork.ts. Backwards, the error of a module that holds its value is copied to the step before, and
// the error of one that changes goes through its slopes to itself and to the slower modules.

import { koutnik2014clockwork } from '../literature/citations.ts'
import { clockworkNets } from './cells/clockwork.ts'
import { gradientMethod } from './learning/gradient-method.ts'

export default gradientMethod({
  id: 'clockwork',
  version: 1,
  title: 'Clockwork RNN',
  sources: [koutnik2014clockwork],
  summary: `A recurrent net whose hidden layer is cut into modules with the periods 1, 2, 4, ...: a module changes at the multiples of its period and holds its values in between. Each sees the input, itself and the slower
modules; nothing flows from fast to slow. A close relative of the hierarchical net of 1996, with fewer weights than a standard net of that size. An input that comes while a slow module holds is lost to it for good, as no
faster module can pass it on. All modules change at the first step (deviation note 34).`,
  complexity:
    'O(Σ_i W_i / 2^i) per step for the W_i weights into module i, as the modules hold; here all modules are computed at all steps, O(W). Memory O(T n)',
  cell: clockworkNets,
})
