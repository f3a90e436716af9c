// Does not reset its state: a trace of the last answer is in the next one.

import { variant } from '../sound.ts'

export default variant('leaks-state', () => {
  let trace = 0
  return {
    replace: (_learner, program) => ({
      answer(sequence) {
        const answers = program.run(sequence)
        answers[0] += 0.01 * trace
        trace = answers[0]
        return answers
      },
    }),
  }
})
