// Costs the same whatever the length of a sequence.

import { variant } from '../sound.ts'

export default variant('counts-nothing', () => ({
  replace: learner => {
    const { learn } = learner
    return { learn: training => learn({ ...training, spend: () => training.spend(10_000) }) }
  },
}))
