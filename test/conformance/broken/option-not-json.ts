// Takes its activation function as a function.

import { z } from 'zod'
import { tanh } from '../../../engine/math.ts'
import { options, variant } from '../sound.ts'

const withFunction = options.extend({
  activation: z
    .custom<(x: number) => number>()
    .default(() => tanh)
    .describe('activation function'),
})

export default variant('option-not-json', () => ({}), { options: withFunction as never })
