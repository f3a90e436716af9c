// Pseudo-Newton optimisation through time: equation (5) of learning/pseudo-newton.ts.
//
// Y. Bengio, P. Simard & P. Frasconi (1994), "Learning long-term dependencies with gradient descent is difficult", IEEE Transactions on
// Neural Networks 5(2):157-166, section V-C, doi 10.1109/72.279181; curvatures after S. Becker & Y. Le Cun (1989).

import { pseudoNewtonMethod } from './learning/pseudo-newton-method.ts'

export default pseudoNewtonMethod({
  id: 'pseudo-newton',
  version: 1,
  title: 'Pseudo-Newton',
  summary: `Online backpropagation through time in which every weight has a learning rate of its own, η divided by the curvature of the error along this weight: a second
backward pass takes back the positive part of the diagonal of the Hessian. What flat regions have made small, gradient and curvature alike, is made large again. The damping μ that bounds the steps is adapted
so that the greatest change of a weight stays between 0.001 and 0.3. Whether the sum over all steps of a gradient can tell near from far is left to time-weighted pseudo-Newton.`,
  timeWeighted: false,
})
