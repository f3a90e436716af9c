// Goes on until it is satisfied, in one call of learn.

import { variant } from '../sound.ts'

export default variant('ignores-budget', () => ({
  replace: learner => {
    const { learn } = learner
    return {
      learn(training) {
        for (let satisfied = false; !satisfied; ) satisfied = learn(training) === 'candidate'
        return 'candidate'
      },
    }
  },
}))
