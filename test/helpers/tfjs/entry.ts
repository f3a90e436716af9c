// What the oracle uses of TensorFlow.js. Under Node its packages register no gradients, and the module that does so cannot be imported
// there (its own imports lack extensions), so load.ts bundles this file.

import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'

export {
  add,
  concat,
  enableProdMode,
  grads,
  matMul,
  mul,
  scalar,
  setBackend,
  sigmoid,
  square,
  sub,
  sum,
  type Tensor,
  tanh,
  tensor,
  zeros,
} from '@tensorflow/tfjs-core'
