// Time-weighted pseudo-Newton optimisation: equation (6) of learning/pseudo-newton.ts.
//
// Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on
// Neural Networks 5(2):157-166, section V-C, doi 10.1109/72.279181; curvatures after S. Becker & Y. Le Cun (1989).

import { pseudoNewtonMethod } from './learning/pseudo-newton-method.ts'

export default pseudoNewtonMethod({
  id: 'time-weighted',
  version: 1,
  title: 'Time-weighted pseudo-Newton',
  summary: `Pseudo-Newton in which the copies of a weight that the unrolled net has at different steps are treated as weights of their own: each step's share of the gradient is divided
by that step's curvature, then all are added up. A share from far back is small, and its curvature is as its square, so that far steps get the greater voice until the damping μ ends it.
The sum does not follow the gradient.`,
  timeWeighted: true,
})
