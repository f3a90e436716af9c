// Draws a salt when the file is loaded: the same for all trials of a thread, another on the next thread.

import { variant } from '../sound.ts'

const salt = Math.random()

export default variant('draws-at-load', () => ({
  beforeUpdate({ gradient }) {
    gradient[0] *= 1 + 1e-6 * salt
  },
}))
