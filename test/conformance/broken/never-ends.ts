// Waits for a weight that never comes, without asking for a sequence.

import { variant } from '../sound.ts'

export default variant('never-ends', () => ({
  replace: learner => ({
    learn() {
      for (;;) if (learner.weights[0] > 1e9) return 'candidate'
    },
  }),
}))
