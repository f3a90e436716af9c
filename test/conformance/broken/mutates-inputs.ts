// Squashes the targets in place, once for every look.

import { variant } from '../sound.ts'

export default variant('mutates-inputs', () => ({
  answers(answers, { targets, targetCount, targetSize }) {
    for (let i = 0; i < targetCount * targetSize; i++) targets[i] = 0.1 + 0.8 * targets[i]
    return answers
  },
}))
