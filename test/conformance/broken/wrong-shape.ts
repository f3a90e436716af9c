// Answers at the last target only.

import { variant } from '../sound.ts'

export default variant('wrong-shape', () => ({
  answers: (answers, { targetCount, targetSize }) => answers.slice((targetCount - 1) * targetSize, targetCount * targetSize),
}))
