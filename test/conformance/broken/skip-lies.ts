// Says that it meets symbols, and does not.

import { variant } from '../sound.ts'

export default variant('skip-lies', () => ({
  answers(answers, { inputKind, inputSize }) {
    if (inputKind === 'symbols' && inputSize > 10) throw new RangeError(`Expected at most 10 symbols, got ${inputSize}`)
    return answers
  },
}))
