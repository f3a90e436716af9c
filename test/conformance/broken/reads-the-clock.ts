// Anneals by the time of day, and squashes with the platform's own function.

import { variant } from '../sound.ts'

export default variant('reads-the-clock', () => ({
  beforeUpdate({ gradient }) {
    gradient[0] *= Date.now() > 0 ? Math.tanh(20) : 1
  },
}))
