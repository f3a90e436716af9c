// Keeps its momentum in a variable of the module, which all learners share.

import { variant } from '../sound.ts'

let momentum = 0

export default variant('shared-scratch', () => ({
  beforeUpdate({ gradient }) {
    momentum = 0.9 * momentum + gradient[0]
    gradient[0] = momentum
  },
}))
