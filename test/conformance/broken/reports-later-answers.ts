// Reports the answers that it has after learning from a sequence: always a little better than it was.

import { variant } from '../sound.ts'

export default variant('reports-later-answers', () => ({
  replace: (learner, program) => {
    const { learn } = learner
    return {
      learn: training =>
        learn({ ...training, answered: (_answers, sequence) => training.answered(hindsight(program.run(sequence)), sequence) }),
    }
  },
}))

const hindsight = (answers: Float64Array): Float64Array => answers.map(value => value + 0.01)
