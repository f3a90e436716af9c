// Keeps a row of numbers for every step that it has learned from: too long a row to lie in the heap.

import { variant } from '../sound.ts'

export default variant('keeps-every-step', () => {
  const history: Float64Array[] = []
  return {
    answers(answers, { length }) {
      for (let t = 0; t < length; t++) history.push(new Float64Array(16))
      return answers
    },
  }
})
