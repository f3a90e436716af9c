// Draws its dither from the platform's generator.

import { variant } from '../sound.ts'

export default variant('unseeded-random', () => ({
  beforeUpdate({ gradient }) {
    for (let i = 0; i < gradient.length; i++) gradient[i] *= 1 + 1e-9 * Math.random()
  },
}))
