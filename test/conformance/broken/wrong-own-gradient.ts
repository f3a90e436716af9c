// Offers a `gradient` that forgets all but the last step.

import { variant } from '../sound.ts'

export default variant('wrong-own-gradient', () => ({
  replace: (_learner, program) => ({
    gradient(sequence) {
      program.gradient.fill(0)
      program.reverse(sequence, 'squared-error', { depth: 1, every: 1 })
      return program.gradient
    },
  }),
}))
